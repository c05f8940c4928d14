// The provider's few pages. Every value that goes into one is escaped here.
const escape = (text) => String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

const layout = (title, body) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Demonstration organisation</title>
<link rel="stylesheet" href="/provider.css">
</head>
<body>
<main>
<p class="banner"><strong>Demonstration only.</strong> Everyone here is invented, and no password is asked.</p>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>`;

const initials = (name) => name.split(/\s+/).filter(Boolean).map((word) => word[0]).slice(-2).join('').toUpperCase();

const personRow = (person) => `<li><button type="submit" name="person" value="${escape(person.sub)}" data-person="${escape(person.sub)}">
<span class="initials" aria-hidden="true">${escape(initials(person.name))}</span>
<span class="who"><span class="name">${escape(person.name)}</span>${person.role ? `<span class="detail">${escape(person.role)}</span>` : ''}<span class="detail">${escape(person.email)}</span></span>
</button></li>`;

export const signInPage = (uid, people) => layout('Choose who to sign in as', `
<form method="post" action="/interaction/${escape(uid)}">
<ul class="people">
${people.map(personRow).join('\n')}
</ul>
<p><button class="quiet" type="submit" name="person" value="" data-person="nobody">Do not sign in</button></p>
</form>`);

export const logoutPage = (form) => layout('Sign out of your organisation?', `
${form}
<p>PracticeReview has closed your session. Sign out here too if others use this computer.</p>
<p class="choices">
<button class="primary" type="submit" form="op.logoutForm" name="logout" value="yes" data-answer="sign-out">Sign out</button>
<button class="quiet" type="submit" form="op.logoutForm" data-answer="stay">Stay signed in here</button>
</p>`);

export const messagePage = (title, message) => layout(title, `<p>${escape(message)}</p>`);
