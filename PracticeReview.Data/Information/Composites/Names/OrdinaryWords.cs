namespace PracticeReview.Data.Information.Composites.Names;

/// <summary>
/// Words that are capitalised without being anybody's name, or that begin sentences: the common words of English, months and
/// days, agencies, posts and kinds of meeting. Also the words that are both, such as "will" and "may", which are a name only with
/// a capital letter.
/// </summary>
internal static class OrdinaryWords
{
    private static readonly HashSet<string> s_months = Split("""
        january february march april may june july august september october november december
        """);

    private static readonly HashSet<string> s_words = Split("""
        jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        easter christmas ramadan eid diwali hanukkah boxing bank holiday halloween new year

        a an the this that these those such same other another each every either neither both all any some many much more most few fewer less least several
        i he she it we you they me him her us them my his its our your their mine hers ours yours theirs himself herself itself themselves myself yourself
        who whom whose which what when where why how whether if unless until till while although though because since as than so but and or nor yet for
        of in on at by to from with without within into onto upon over under above below between among through throughout during before after about against
        across along around behind beside besides beyond despite down except inside like near off out outside past per regarding round toward towards up via
        not no yes never always often sometimes usually again also already almost just only even still too very quite rather perhaps maybe please
        here there then now today tomorrow yesterday tonight once twice first second third fourth fifth last next later earlier early late recently soon ago
        one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty hundred thousand half quarter
        is are was were be been being am has have had having do does did doing done will would shall should can could may might must ought need dare
        get got getting go goes going gone went come came coming make made making take took taken taking give gave given giving say said says saying
        see saw seen seeing know knew known tell told telling think thought find found feel felt leave left leaving keep kept let began begin begun seem seemed
        show showed shown hear heard ask asked asking try tried tell use used want wanted work worked call called move moved live lived believe hold held
        bring brought happen happened write wrote written sit sat stand stood lose lost pay paid meet met meeting include included including continue continued
        set learn learned learnt change changed lead led understand understood watch watched follow followed following stop stopped create created speak spoke
        spoken speaking read spend spent grow grew open opened walk walked win won offer offered remember consider considered appear appeared buy bought wait waited
        serve served die died send sent expect expected build stay stayed fall fell cut reach reached remain remained suggest suggested raise raised pass passed
        sell require required report reported decide decided pull refer referred agree agreed attend attended discuss discussed contact contacted visit visited
        phone phoned telephone telephoned text texted email emailed advise advised state stated note noted record recorded request requested receive received
        review reviewed assess assessed complete completed close closed invite invited inform informed arrange arranged observe observed present presented
        allege alleged disclose disclosed arrest arrested charge charged caution cautioned admit admitted discharge discharged treat treated examine examined
        support supported help helped cancel cancelled miss missed refuse refused decline declined deny denied confirm confirmed express expressed explain explained
        describe described identify identified carry carried conduct conducted undertake undertaken chair chaired place placed remove removed return returned
        share shared sign signed start started end ended plan planned add added due given based linked known concerned however therefore also further meanwhile
        good bad well better best worse worst great little small large big long short high low old young own able unable likely unlikely clear unclear
        important possible impossible significant serious severe minor major immediate urgent routine regular frequent previous current former initial final joint
        full part whole single separate different similar additional general local national public private safe unsafe free right wrong true false
        black white green brown grey blue red rose grace hope faith joy summer autumn winter spring dawn eve holly ivy lily daisy iris violet olive hazel heather
        mark will bill bob frank grant jack rob sue pat pay drew dean max art skye sky river brook reed cliff glen dale forest field fields hill wood woods
        king knight bishop pope page cook baker carter mason potter taylor shepherd fisher hunter walker long short moody wise sharp swift bond may june

        child children baby babies infant toddler boy girl young person people adult adults man woman men women parent parents mother father mum mummy mom dad daddy
        brother sister sibling siblings half step grandmother grandfather grandparent grandparents gran nan nana nanny grandma grandad granny aunt auntie uncle
        cousin nephew niece wife husband partner girlfriend boyfriend ex friend friends neighbour neighbours family families relative relatives carer carers
        foster guardian stepfather stepmother stepdad stepmum maternal paternal son daughter twin twins lodger tenant landlord landlady nobody somebody someone
        everyone everybody anyone anybody nothing something everything anything client patient pupil student victim suspect witness perpetrator offender caller

        police officer officers constable sergeant inspector detective chief superintendent neighbourhood response custody safeguarding protection investigation
        public social worker workers services service care team manager deputy director assistant senior practitioner practice duty health visitor visitors visiting
        nurse nurses nursing midwife midwives midwifery doctor doctors general gp consultant paediatrician paediatric registrar psychiatrist psychologist therapist
        counsellor pharmacist dentist dental optician ambulance paramedic paramedics hospital ward clinic surgery centre emergency department accident
        accidents unit maternity antenatal postnatal community mental adolescent family support early help intervention prevention multi agency hub front door
        school schools nursery primary secondary junior infant academy college sixth form headteacher head teacher teachers teaching class year reception designated
        lead pastoral attendance education welfare inclusion special educational needs coordinator sendco senco tutor governor governors playgroup preschool
        housing association council borough county city district town authority board partnership panel executive committee trust foundation commissioning group
        probation youth justice offending court judge magistrates magistrate crown barrister solicitor guardian cafcass coroner inquest hearing order orders
        drug drugs alcohol substance misuse domestic abuse violence refuge charity project keyworker key advocate interpreter mentor volunteer chairperson
        home office government department ministry national independent reviewing conference core strategy discussion section statutory
        assessment plan plans visit visits review meeting meetings referral referrals notification notice report reports record records entry log letter form note
        notes file document minutes risk response impact learning partnership concern concerns incident incidents injury injuries bruise bruises bruising burn mark
        marks fracture neglect harm significant abuse sexual physical emotional missing exploitation criminal contact interim supervision public outline
        threshold need needs looked leave case cases chronology event events information sharing consent capacity decision decisions action actions outcome outcomes
        appointment appointments immunisation immunisations vaccination vaccinations check checks development developmental weight growth feeding birth pregnancy
        pregnant scan labour newborn red book telephone call calls message messages voicemail email emails text texts letter letters
        street road avenue lane close drive way court crescent grove terrace gardens square flat house home address park estate station
        morning afternoon evening night midnight midday noon day days week weeks weekend month months year years hour hours minute minutes time times date
        north south east west northern southern eastern western central english england britain british wales welsh scotland scottish irish ireland uk europe european
        polish polish romanian romany gypsy traveller pakistani bangladeshi indian chinese african caribbean asian arabic urdu punjabi bengali somali kurdish turkish
        french german spanish italian portuguese ukrainian syrian afghan iraqi iranian nigerian christian muslim jewish hindu sikh catholic anglican church mosque
        temple synagogue language interpreter god bible facebook instagram snapchat whatsapp tiktok youtube google xbox playstation teams zoom skype microsoft
        doctor dr mr mrs ms miss mx sir madam professor prof rev reverend nhs gp csc cin cp cpp icpc rcpc lac la dsl mash marac mappa camhs cypmhs dv da dva a&e ed
        anon anonymous unknown none nil na tbc dob re cc ref sw hv sn mw pc wpc dc ds di dci epo ppo eha caf taf pip pru ehcp send sen asd adhd iq ok
        reporting accommodation arrival attempt attempts according agency agencies allegation allegations although benefits bed bedroom breathing cannabis cocaine heroin
        ketamine car chest clothes clothing cold communication complaint condition conditions contract cot crying damage death debt dog dogs door drinking driver
        eating elder evidence exclusion eye eyes face fire food furniture garden gas given hair hand hands heating heavy history hygiene illness internet kitchen
        lateness leg legs letter likely living lunch mattress medical medication milk money mouth neck neighbour noise nappy nappies odour overdose overnight owing
        pain personal photograph photographs police positive poor possible presence presented prior professional professionals property quality question
        questions rash reason relationship rent rubbish safety seizure self shoes shop shopping shouting sibling sleep sleeping smell smoking speech staff stairs
        still stomach subsequently suicide supervisor system threats toilet transport treatment trousers uniform universal unannounced unborn unkempt upset using
        vehicle verbal view views wait waiting warning water window wishes words worried worry whereabouts wound wrist
        """);

    /// <summary>Whether a word in small letters without accents is an ordinary one.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => s_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded) || IsMonth(folded);

    public static bool IsMonth(ReadOnlySpan<char> folded) => s_months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    private static HashSet<string> Split(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
