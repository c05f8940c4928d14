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

    // More words of chronologies. They begin sentences without being names; schools, streets and surnames are made of them none the less.
    private static readonly HashSet<string> s_more = Split("""
        absence absent chase chased abused abuser abusive accept access accompany account accuse ache active activity acute addict addiction adequate admission adopt advice affect
        afraid aggression aggressive agreement aid aim alarm alert allow alone amount anger angry ankle annual answer anxiety anxious apologise apology appeal
        appearance appetite apply appoint appropriate argue argument arm arrangement arrive article asleep aspect assault assign assist asthma attach attachment attack
        attention attitude awake aware background bag bail balance ban bandage bath bathe bathroom beat behave behaviour belt benefit bite blame bleed blind block blood
        blow boat body boil bone born borrow bottle bottom bowel box brain break breakdown breakfast breast breath breathe brief broken brush budget bug building bullet
        bully bump burden bus business busy button calm camera canal cancer caravan card careful cast catch cause cease ceiling certificate challenge chaos chaotic chat
        childcare childhood choice choke choose chronic cigarette circle claim classroom clean cleaner clinical clock club coat coercion coercive coffee collapse
        colleague collect collection colour comfort comment commit compare complain compliance conclude confide confidence conflict confuse confusion connect consult
        contain content control conversation convict cooperate cope copy corner correct cost cough counsel count couple course cover crash credit crime crisis criticise
        cruel crutch cup cupboard curfew curious curtain cycle daily damp danger dangerous dead deal dealer deep defer degree delay deliver delivery demand depend
        depress depression description desire destroy detail detain deteriorate develop diabetes diagnose diagnosis diary diet differ difference difficult difficulty
        dinner direct dirty disability disabled disagree disappear disappoint discipline disclosure discover disengage dislike dismiss disorder disposal dispute distant
        distress distressed disturb divorce doubt draw drawing dress drift drink drop drown drunk duration ear earn eat effect effort elbow elevate elsewhere emotion
        employ empty encourage engage engagement enquire enquiry enter environment episode equipment error escalate escalation escape escort establish evict eviction
        exam example excess exchange exclude excuse exercise exhausted exist exit expel expense experience explore expose exposure extend extra extreme facial fact
        factor fail failure faint fair familiar fantasy farm fast fat fault fear feed female fence fever fight figure fill finance financial finger finish fit fix flag
        flight floor flu focus football forbid force forced foreign forensic forget formula forward fragile freedom freeze fresh fridge friendly frighten frustrated fun
        function fund funding funeral future gain gamble game gang gap garage gate gentle gift glasses goal grade grandchild grateful greet grief groom ground grudge
        guard guess guest guidance guilt guilty habit handle handover hang happy harass harassment hard hate headache healthy heart heat heavily height helpful hesitant
        hide hip hit homeless homework honest hostile hostility hot household hug human hunger hungry hurt identity ignore ill illegal imagine immobile immunise improve
        improvement inappropriate income inconsistent incontinent increase indicate individual infection inhaler injure inquiry insist inspect instead instruct
        insurance intelligence intensive intent interest interpret interrupt intervene interview intimidate intoxicated introduce invalid investigate involve
        involvement isolate isolated issue item jacket jail jealous job join joke journal journey judgement jump keen kick kidney kill kind kiss knee knife knock
        knowledge label lack laugh layer leader leaflet leak legal legend lend length lesson level liaise liaison lice lie lift light limit limited line link list
        listen literacy litter liver loan logged lone lonely look loose lot loud loudly lounge luck lump lung mad mail main maintain majority male malnourished manage
        management manner marker market marriage marry mask massage match material matter mature meal mean measure medicine medicines member memory mention mess messy
        method mild mind minimise minority miscarriage mislead mistake mistrust mobile moderate monitor mood motor mould movement multiple murder muscle mutual nail
        naked narrow nasty nation native nausea needle negative neglected nervous network neutral nice nightmare noisy normal nose notify nuisance number nutrition
        obese object observation obtain obvious occasion occupy occur offence offend official older operate opinion opportunity option oral organ organise origin
        original outbreak outburst outreach outstanding overcrowd overcrowded overhear oversee overweight owner oxygen pack package pale panic paper paracetamol
        parental parenting partial party passenger passive passport pathway pattern pause peer pelvis penalty percent period permanent permission permit persist pet
        petrol pharmacy photo physio pick picture pill pillow pink placement plain plaster plate play player playground plead pleasant pleased plenty pocket point
        poison polite population porch pose position possess post postpone potential pour poverty practical praise prepare prescribe prescription pressure pretend
        prevent print priority prison prisoner probable problem procedure proceed process produce progress prohibit promise prompt proof proper proportion propose
        prosecute protect protective protest proud prove provide provider psychiatric psychological psychosis pulse punch punish pupils purchase purple purpose pursue
        push puzzle qualify quantity quarrel query quiet quit radio random range rapid rate raw react reaction ready real realise reality reassure rebuild recall
        reckless recognise recommend recover recovery reduce refusal regard register regret reject relapse relate relation relax release relevant reliable relief
        relieve relocate reluctant rely remand remark remind remote removal repair repeat replace reply represent rescue research reside resident resist resolve
        resource respond responsible rest restrain restrict result resume resuscitate retain retire reunite reveal revenge reverse revise reward ride ring rise risks
        role roof room root rope rough row rude rule rumour run rush sad safeguard salary sale sample sanction satisfactory scab scald scale scar scared scene schedule
        scheme scope score scratch scream screen search seat secret secure security seek seizures select selfish semi sense sensitive sentence sequence series session
        settle sex shake shame shape shelter shift shock shout shower shut shy sick side sight signal signs silence silent simple sing sink site situation size skill
        skin skull slap slight slip slow smack smart smile smoke smoker snack sober sock soft soil sole solution solve song sore sort sound source space spare
        specialist specific spill spinal spine spirit split spoil sport spot spouse spread squat stab stable stain standard statement status steal stick sting stitch
        storage store story strain strange stranger stream strength stress stretch strict strike strip structure struggle study stuff stupid style subject submit
        succeed success successful sudden suffer suffocate sugar suitable sum summary supervise supper supply sure surface surgical surname surprise surround survey
        survive suspend suspension suspicion suspicious swallow swap swear swell swelling swim switch symptom symptoms tablet tablets talk tall tantrum task taste teach
        tear tearful teenage teenager teeth television temper temperature temporary tenancy tend tense tension term terrified test thank theft therapy thick thief thigh
        thin thing threat threaten threatened throat throw thumb tie tight timid tiny tired title toe tongue tonsil tool tooth top topic torch total touch tough tour
        toy toys track trade traffic train training transfer translate trap trauma traumatic travel tremble trend trial trigger trip trouble truth turn type typical
        ulcer unaware uncertain unconscious uncooperative underwear underweight undress uneven unfit unhappy unhygienic unlock unpaid unpredictable unresponsive
        unsettled unstable unsuitable unsupervised untidy unusual unwell unwilling update urine usual vaccine vague valid value van vary venue verify video violent
        virus visible vision vital voice volatile vomit vote vulnerable wage waist wake walking wardrobe warm warn warrant wash washing waste weak weapon wear weather
        weekly weep weigh wet wheelchair wide widow willing wipe wish withdraw withdrawn withhold world worthless wrap yard yell yellow younger
        """);

    // Forms of verbs by their looks, and surnames.
    private static readonly HashSet<string> s_surnames = Split("""
        banning browning bunting canning carling channing cutting darling dowling downing dunning fanning fielding fleming golding goring hamming harding herring holding hopping keating keeling kipling manning paling
        pickering redding spalding starling stocking tipping walling waring whiting willing
        """);

    // Words that are names where they are written large within a sentence. Colours of skin, seasons and months are not among them.
    private static readonly HashSet<string> s_alsoNames = Split("""
        brown grey green rose grace hope faith joy dawn eve holly ivy lily daisy iris violet olive hazel heather will bill bob frank grant jack rob sue pat drew dean max art skye brook reed cliff glen dale
        king knight pope cook baker carter mason potter taylor shepherd fisher hunter walker moody swift bond
        """);

    // What stands before "School", "Hospital" or "Road" without making it one of many.
    private static readonly HashSet<string> s_ofAny = Split("""
        a an the this that these those such same other another each every any some all both his her their its our your my no and of & at in to from for with
        primary secondary infant infants junior high middle special nursery sixth form boarding private public state local new old next first second previous former current own main
        general community mental health medical children children's child family day walk urgent treatment maternity royal city county district teaching university
        school schools academy academies college colleges preschool playgroup kindergarten hospital hospitals infirmary surgery centre hub hostel refuge practice church mosque flat house
        """);

    /// <summary>Whether a common word is a name where it is written large within a sentence.</summary>
    public static bool IsAlsoName(string folded) => s_alsoNames.Contains(folded);

    /// <summary>Whether a word stands before "School", "Hospital" or "Road" without telling which.</summary>
    public static bool IsOfAnySchoolOrStreet(string folded) => s_ofAny.Contains(folded);

    /// <summary>Whether a word that ends as a form of a verb is a surname as well, so that it stays in doubt.</summary>
    public static bool IsAlsoSurname(string folded) => s_surnames.Contains(folded);

    /// <summary>Whether a word in small letters without accents is an ordinary one.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => s_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded) || IsMonth(folded);

    /// <summary>As <see cref="Contains"/>, and of the many more words that are ordinary where they stand alone and not in the name of a school or street.</summary>
    public static bool ContainsAlone(ReadOnlySpan<char> folded) => Contains(folded) || s_more.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    public static bool IsMonth(ReadOnlySpan<char> folded) => s_months.GetAlternateLookup<ReadOnlySpan<char>>().Contains(folded);

    private static HashSet<string> Split(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
