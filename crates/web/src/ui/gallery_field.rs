//! The screens of customer files and field work, drawn with believable data.

use super::gallery::{day, eur, frame, moment, person, today};
use super::{dossier, field, route, visit};
use saldo_domain::analysis::discipline::{Obligation, discipline};
use saldo_domain::authority::package::Paper;
use saldo_domain::dossier::attached::AttachedKind;
use saldo_domain::dossier::audit::Stage;
use saldo_domain::dossier::contract::{Contract, Warning};
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::{Official, Phone, Post};
use saldo_domain::dossier::rating::{Figures, History, Scale, rate, shown};
use saldo_domain::dossier::selection::{Brought, Check, Freshness, Review, review};
use saldo_domain::fieldwork::excuse::{Heard, catalogue};
use saldo_domain::fieldwork::promise_kept::Record;
use saldo_domain::fieldwork::quadrant::{Importance, Quadrant};
use saldo_domain::fieldwork::visit::{Answer, Doubt, Needed, Visit};
use saldo_domain::rating::Status;
use saldo_domain::standing::contact_limits::Contact;
use saldo_domain::{Amount, CustomerId, ItemId, Role};
use saldo_letters::{Language, Texts};
use saldo_store::dossier::AttachmentRow;
use saldo_work::dossier::{
    AuditClosed, ContractShown, Decided, DossierRefusal, FieldSettings, FiguresKept, LimitProposal,
    PaperKept, PastEntry, Said, Sheet, StageKept,
};
use saldo_work::fieldwork::{
    CauseRow, DueInvoice, Errand, ErrandState, ExcuseHeard, FieldReport, Goal, PastTalk, Placed,
    PromiseRecord, RouteSheet, Stop, Talk,
};
use std::collections::BTreeMap;

fn said<T>(entry: i64, what: T) -> Said<T> {
    let by = Some(person(3, "Esindaja 3"));
    Said { entry, what, day: today(), person: by, recorded: moment(entry) }
}

fn text(words: &str) -> String {
    words.to_owned()
}

fn officials() -> Vec<(Post, Option<Said<Official>>)> {
    let known = |(post, name, home): (Post, &str, &str)| {
        let official = Official {
            name: text(name),
            work: text("+372 600 1122"),
            home: text(home),
            mobile: text("+372 5123 4567"),
            email: text("info@example.com"),
            note: text(""),
        };
        (post, Some(said(1, official)))
    };
    let mut people: Vec<_> = [
        (Post::Owner, "Omanik 1", ""),
        (Post::Manager, "Juhataja 2", ""),
        (Post::Director, "Direktor 4", "+372 600 3344"),
        (Post::ChiefAccountant, "Главный бухгалтер 5", ""),
    ]
    .map(known)
    .into();
    people.insert(2, (Post::DecisionMaker, None));
    people.extend([(Post::Merchandiser, None), (Post::Purchasing, None)]);
    people
}

fn reviewed() -> Review {
    let extract = today().plus(-31);
    let papers = (1..=6).map(|number| (number, (number == 4).then_some(extract)));
    let brought = Brought { papers: papers.collect(), registered: true, ..Brought::default() };
    review(&brought, today(), true, Freshness::REGULATION)
}

fn papers() -> Vec<(Paper, Option<Said<PaperKept>>)> {
    let kept = |paper: &Paper| {
        let made = (paper.number() == 4).then(|| today().plus(-31));
        let attachment = (paper.number() < 3).then_some(7);
        let copy = paper.is_certified_copy() && paper.number() != 5;
        let kept = PaperKept {
            there: true,
            made,
            note: text(""),
            attachment,
            certified_by: if copy { text("Notar") } else { String::new() },
            certified_on: copy.then(|| day("2026-03-02")),
        };
        (*paper, (paper.number() < 7).then(|| said(2, kept)))
    };
    Paper::ALL[..7].iter().map(kept).collect()
}

fn figures() -> FiguresKept {
    FiguresKept {
        day: day("2026-09-30"),
        source: text("Küsimustik, bilanss"),
        income: eur(200_000_000),
        expenses: eur(184_000_000),
        debts: eur(60_000_000),
        own_funds: eur(30_000_000),
        credit: text("Arvelduskrediit 20 000"),
    }
}

fn sheet(full: bool) -> Sheet {
    let told = Figures {
        income: Amount::from_hundredths(200_000_000),
        debts: Amount::from_hundredths(60_000_000),
        own_funds: Amount::from_hundredths(30_000_000),
    };
    let obligation = |number: i64| Obligation {
        amount: Amount::from_hundredths(100_000),
        open: Amount::ZERO,
        due: today().plus(-30),
        paid_on: Some(today().plus(if number < 15 { -30 } else { -20 })),
    };
    let proposal = LimitProposal {
        received: eur(54_000_000),
        window_days: 90,
        daily: eur(600_000),
        deferral_days: 14,
        limit: eur(8_400_000),
        debt: eur(6_000_000),
        available: eur(2_400_000),
    };
    let contract = |number: &str, terms_days, warnings: Vec<Warning>| ContractShown {
        contract: Contract {
            number: text(number),
            signed: day("2026-03-01"),
            terms_days,
            late_fee: warnings.is_empty(),
            pretrial: warnings.is_empty(),
            payment_clauses: text(if warnings.is_empty() { "4.1, 4.3" } else { "" }),
            penalty_clauses: text(if warnings.is_empty() { "7.2" } else { "" }),
            ended: false,
            copy: warnings.is_empty().then_some(7),
        },
        warnings,
    };
    let fact = |fact: &OutletFact| {
        let noted = full || *fact != OutletFact::Stock;
        (*fact, noted.then(|| said(3, text("Riiulil kolm rida, hinnad nagu naabril"))))
    };
    let stage = |stage: &Stage| {
        let kept = StageKept { text: text("Selgus"), class: text("economic"), chance: Some(40) };
        (*stage, full.then(|| said(4, kept)))
    };
    let missing = vec![OutletFact::Stock];
    Sheet {
        customer: CustomerId::new(1),
        code: text("C-0104"),
        name: text("Põhjatäht Ehitus OÜ"),
        day: today(),
        currency: eur(0).currency(),
        people: officials(),
        unknown_people: vec![Post::DecisionMaker],
        unreachable: vec![(Post::ChiefAccountant, vec![Phone::Home])],
        outlet: OutletFact::ALL.iter().map(fact).collect(),
        missing_facts: if full { Vec::new() } else { missing.clone() },
        papers: papers(),
        review: Review { unchecked: vec![Check::Questionnaire], ..reviewed() },
        closer: true,
        decided: full.then(|| {
            said(
                5,
                Decided {
                    granted: true,
                    reason: text("Tunnen omanikku"),
                    role: text("GENERAL_DIRECTOR"),
                    missing: vec![4, 8],
                    unchecked: Vec::new(),
                },
            )
        }),
        contracts: vec![
            contract("14/2026", Some(14), Vec::new()),
            contract(
                "9/2025",
                None,
                vec![
                    Warning::NoPaymentDate,
                    Warning::NoLateFee,
                    Warning::NoPretrial,
                    Warning::ShorterThanUsual,
                ],
            ),
        ],
        usual_days: Some(21),
        habit: None,
        figures: vec![said(6, figures())],
        indicators: [shown(&told.debts_to_income()), shown(&told.own_to_debts())],
        history: discipline(today(), (0..20).map(obligation)),
        rating: rate(History { judged: 20, on_time: 15 }, full.then_some(&told), Scale::REGULATION),
        stages: Stage::ALL.iter().map(stage).collect(),
        audit: full.then(|| {
            said(7, AuditClosed { critical: true, conclusion: text("Kohtusse"), expert: Some(7) })
        }),
        limit: None,
        proposal: if full { Ok(proposal) } else { Err(DossierRefusal::FactsMissing(missing)) },
        importance: None,
        attachments: vec![AttachmentRow {
            attachment: 7,
            customer: CustomerId::new(1),
            name: text("Registrikaardi väljavõte november.pdf"),
            kind: text("pdf"),
            paper: AttachedKind::Contract,
            item: None,
            size: 241_664,
            hash: text("0"),
            person: saldo_domain::UserId::new(3),
            recorded: moment(1),
        }],
        past: [("person", "owner"), ("paper", "4"), ("audit", "causes"), ("figures", "2026-09-30")]
            .map(|(part, name)| PastEntry {
                part: text(part),
                name: text(name),
                day: today(),
                person: Some(person(3, "Esindaja 3")),
                recorded: moment(2),
            })
            .into(),
        settings: FieldSettings::default(),
        may_decide: true,
        may_confirm_limit: true,
    }
}

fn errand(what: &str, role: Role) -> Errand {
    let asks = what == "grant-more-time";
    Errand {
        errand: 7,
        customer: CustomerId::new(1),
        code: text("C-0104"),
        name: text("Põhjatäht Ehitus OÜ"),
        what: text(what),
        role,
        item: None,
        day: today(),
        until: today(),
        given: moment(0),
        by: Some(person(3, "Esindaja 3")),
        note: text("Ootab laekumist"),
        asks_until: asks.then(|| today().plus(6)),
        asks_amount: asks.then(|| eur(700_000)),
        clause: text("6.1.2.c"),
        freeze: what == "high-risk",
        state: ErrandState::Open,
        line: (what == "match-money").then_some(12),
        may_end: what != "match-money",
    }
}

fn goal(number: &str, late: i64) -> Goal {
    Goal {
        item: ItemId::new(late + 100),
        number: text(number),
        issued: today().plus(-late - 14),
        due: today().plus(-late),
        amount: eur(1_240_050),
        open: eur(1_240_050),
        days_late: late,
        first_after_missed_day: late > 0,
        deferred_before: late > 0,
    }
}

fn talk() -> Talk {
    let heard = catalogue().iter().map(|excuse| ExcuseHeard {
        code: excuse.code.clone(),
        source: excuse.source.clone(),
        times: u32::from(excuse.limit().is_some()),
        limit: excuse.limit(),
        next: excuse.next(Heard::default()),
    });
    let past = PastTalk {
        visit: 3,
        day: today().plus(-7),
        begun: moment(7),
        ended: moment(7),
        person: Some(person(3, "Esindaja 3")),
        number: Some(text("A-2026/1481")),
        what: Visit {
            behaviour: Some(3),
            outlet: Some(2),
            answer: Some(Answer::MoreTime),
            doubt: Some(Doubt::B),
            excuse: Some(text("put_down_for_payment")),
            until: Some(today()),
            reason: text("Ootab laekumist"),
            ..Visit::default()
        },
    };
    Talk {
        no_room: vec![(Contact::Meeting, today().plus(3))],
        customer: CustomerId::new(1),
        code: text("C-0104"),
        name: text("Põhjatäht Ehitus OÜ"),
        phone: text("+372 5123 4567"),
        address: text("Pärnu mnt 1, Tallinn"),
        status: Status::Threat,
        day: today(),
        begun: moment(0),
        goals: vec![goal("A-2026/1481", 3), goal("A-2026/1499", -6)],
        promise_days: 3,
        excuses: heard.collect(),
        promises: Record { kept: 7, broken: 3, waiting: 1 },
        past: vec![past],
        errands: vec![
            errand("grant-more-time", Role::Supervisor),
            errand("high-risk", Role::Supervisor),
            errand("sign-papers", Role::SalesRep),
            errand("match-money", Role::Accountant),
            errand("arrange-meeting", Role::SalesRep),
        ],
        frozen: true,
        settings: FieldSettings::default(),
    }
}

fn stop(name: &str, minute: Option<u16>, doubt: Option<Doubt>, late: i64) -> Stop {
    let due = |number: &str, late: i64| DueInvoice {
        number: text(number),
        due: today().plus(-late),
        open: eur(1_240_050),
        days_late: late,
    };
    Stop {
        customer: CustomerId::new(1),
        code: text("C-0104"),
        name: text(name),
        phone: text("+372 5123 4567"),
        address: text("Pärnu maantee 139c, 11317 Tallinn"),
        status: text(if late > 0 { "THREAT" } else { "RELIABLE" }),
        next: minute.map(|minute| (today(), minute)),
        doubt,
        met: late < 0,
        debt: eur(2_480_100),
        overdue: eur(if late > 0 { 1_240_050 } else { 0 }),
        due: vec![due("A-2026/1481", late), due("A-2026/1499", -6)],
        promised: (late > 0).then(|| (today().plus(2), Some(eur(700_000)))),
        disputed: late > 20,
        errands: if late > 0 {
            vec![errand("remind-before-payment", Role::SalesRep)]
        } else {
            Vec::new()
        },
        frozen: doubt == Some(Doubt::C),
    }
}

fn route_sheet(stops: Vec<Stop>) -> RouteSheet {
    let people = vec![person(3, "Esindaja 3"), person(4, "Esindaja 4")];
    RouteSheet { day: today(), person: people.first().cloned(), people, stops, left_out: 2 }
}

fn report() -> FieldReport {
    let row = |code: &str, count, share| CauseRow { code: text(code), count, share };
    let record = |kept, broken| Record { kept, broken, waiting: 0 };
    let kept = |code: &str, name: &str, record| PromiseRecord {
        code: text(code),
        name: text(name),
        record,
    };
    let placed = |name: &str, importance, contacts, quadrant| Placed {
        code: text("C-0104"),
        name: text(name),
        importance,
        contacts,
        quadrant,
    };
    FieldReport {
        from: today().plus(-90),
        to: today(),
        talks: 48,
        causes: vec![
            row("no_trade", 12, 4_286),
            row("internal_calendar", 9, 3_214),
            row("other_obligations", 7, 2_500),
        ],
        excuses: vec![row("put_down_for_payment", 11, 6_111), row("payment_day", 7, 3_889)],
        by_person: vec![
            kept("rep3", "Esindaja 3", record(7, 3)),
            kept("rep4", "Esindaja 4", record(9, 1)),
        ],
        by_customer: vec![
            kept("C-0088", "Baltic Fresh Produce International Wholesale Ltd", record(1, 4)),
            kept("C-0104", "Põhjatäht Ehitus OÜ", record(7, 3)),
        ],
        all: record(16, 4),
        placed: vec![
            placed("Põhjatäht Ehitus OÜ", Importance::High, 1, Quadrant::Press),
            placed("Kaupmees & Pojad AS", Importance::Low, 0, Quadrant::Begin),
        ],
    }
}

/// Name and HTML of every screen.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    let draw = |page: &dyn askama::DynTemplate| page.dyn_render().expect("a page");
    let texts = Texts::of(language);
    let visit = |form| {
        let wanted = visit::Wanted::default();
        let frame = f("visit-title", "/customers/C-0104/visit");
        draw(&visit::Screen::new(frame, talk(), &wanted, form, text("key-of-the-talk")))
    };
    let fields = [("answer", "more_time"), ("item", "103"), ("behaviour", "2"), ("reason", "x")];
    let fields = fields.map(|(name, value)| (text(name), text(value)));
    let refused = visit::Forms {
        fields: BTreeMap::from(fields),
        problem: Some(texts.count("refused-visit-open", 3)),
        missing: Needed::ALL.to_vec(),
        beyond_limit: true,
    };
    let file = |full, form| {
        draw(&dossier::Screen::new(f("file-title", "/customers/C-0104/file"), sheet(full), form))
    };
    let typed = dossier::Forms {
        open: text("contract"),
        problem: Some(texts.get("refused-dossier-undecided")),
        fields: BTreeMap::from([(text("number"), text("15/2026"))]),
    };
    let stops = vec![
        stop("Põhjatäht Ehitus OÜ", Some(570), Some(Doubt::B), 3),
        stop("ООО «Северный торговый дом „Русь-Провиант“»", Some(660), Some(Doubt::C), 33),
        stop("Baltic Fresh Produce International Wholesale Ltd", None, None, 12),
        stop("Saare Kalatööstus AS", None, Some(Doubt::A), -1),
    ];
    let route =
        |stops| draw(&route::Screen::new(f("nav-route", "/route"), route_sheet(stops), None));
    let errands = vec![errand("grant-more-time", Role::Supervisor)];
    vec![
        ("customer-file", file(true, dossier::Forms::default())),
        ("customer-file-refused", file(false, typed)),
        ("visit", visit(visit::Forms::default())),
        ("visit-refused", visit(refused)),
        ("route", route(stops)),
        ("route-none", route(Vec::new())),
        (
            "field",
            draw(&field::Screen::new(
                f("nav-field", "/field"),
                report(),
                errands,
                FieldSettings::default(),
                true,
            )),
        ),
    ]
}

/// Every state an errand can have is in words.
#[test]
fn every_errand_and_every_action_has_words() {
    use saldo_domain::fieldwork::excuse::NextAction;
    let whats = [
        "remind-before-payment",
        "help-representative",
        "high-risk",
        "payment-refused",
        "grant-more-time",
        "obtain-guarantee-letter",
        "arrange-meeting",
        "sign-papers",
        "match-money",
        "pays-another-document",
    ];
    let works = NextAction::ALL.iter().filter(|action| action.is_work());
    let works = works.map(|action| format!("excuse-{}", action.code().replace('_', "-")));
    let all: Vec<String> = whats.iter().map(|what| text(what)).chain(works).collect();
    for texts in Language::ALL.map(Texts::of) {
        for what in &all {
            assert!(texts.has(&format!("errand-{what}")), "{what}");
        }
        for excuse in catalogue() {
            let code = excuse.code.replace('_', "-");
            assert!(texts.has(&format!("excuse-{code}")) && texts.has(&format!("reply-{code}")));
        }
    }
    assert!(matches!(errand("high-risk", Role::Supervisor).state, ErrandState::Open));
}
