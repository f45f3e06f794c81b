//! What colleagues are told by e-mail: dangers at once, the word on their day once, each by the
//! same doors as messages to debtors (REM-12, ESC-06).

use crate::firm::{Firm, on_both};
use crate::post::{Post, owe, ready, set, switch_on, unknown};
use saldo_channels::Handed;
use saldo_domain::Role;
use saldo_domain::book::Moment;
use saldo_domain::delivery::MessageState;
use saldo_domain::fieldwork::visit::{Answer, Doubt, GoalField, NextContact, Visit};
use saldo_letters::{Language, Texts};
use saldo_store::Reader;
use saldo_work::delivery;
use saldo_work::fieldwork::{self, AlarmAsked, ErrandEnd, VisitAsked};
use saldo_work::notices::{self, NoticeShown, Outcome};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Office, Refused, Silent, Who, acts, backup};

fn person(firm: &Firm, login: &str, role: Role, team: &str) -> Who {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: team.to_owned(),
        language: "et".to_owned(),
        password: "long enough 1".to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("added").who()
}

fn address(firm: &Firm, login: &str, email: &str) {
    users::set_email(&firm.office, firm.company, Who::program(), (login, email)).expect("set");
}

/// A representative and two supervisors, of whom one has the representative's team.
fn team(firm: &Firm) -> Who {
    firm.on("2026-03-20").invoices(&["A-1 2026-03-01 2026-03-20 1000.00"]);
    let rep = person(firm, "rep", Role::SalesRep, "1");
    person(firm, "boss", Role::Supervisor, "1");
    person(firm, "other", Role::Supervisor, "2");
    let own = [firm.customer("C-1")];
    acts::assign_owner(&firm.office, firm.company, Who::program(), &own, Some(rep.person))
        .expect("assigned");
    ready(firm);
    // No word on the day disturbs the stories of danger.
    set(firm, &[("digest-at", "24:00")]);
    rep
}

fn alarm(firm: &Firm, rep: Who) {
    let alarm = AlarmAsked {
        customer: firm.customer("C-1"),
        item: None,
        talk: "talk-1".to_owned(),
        note: "Ladu on tühi".to_owned(),
    };
    fieldwork::alarm(&firm.office, firm.company, rep, &alarm).expect("told");
}

fn pass_of(office: &Office, firm: &Firm, post: &Post) -> Outcome {
    let mut post = post.clone();
    notices::pass(office, firm.company, Who::program(), &mut post, &Silent).expect("a pass")
}

fn go_on(firm: &Firm, seconds: i64) {
    firm.clock.set(Moment(firm.office.now().0 + seconds * 1_000_000));
}

fn pass(firm: &Firm, post: &Post) -> Outcome {
    pass_of(&firm.office, firm, post)
}

fn not_arrived(firm: &Firm) -> Vec<NoticeShown> {
    notices::notices(&firm.office, firm.company, Who::program()).expect("told").not_arrived
}

#[test]
fn rem_12_a_danger_reaches_the_direct_manager_once() {
    on_both(|firm| {
        let rep = team(firm);
        address(firm, "boss", "boss@example.ee");
        address(firm, "other", "other@example.ee");
        let post = Post::default();
        assert_eq!(pass(firm, &post), Outcome::default(), "nothing to tell");
        alarm(firm, rep);
        let expected = Outcome { made: 1, sent: 1, ..Outcome::default() };
        assert_eq!(pass(firm, &post), expected);
        for _ in 0..3 {
            assert_eq!(pass(firm, &post), Outcome::default(), "told once");
        }
        assert_eq!(post.to(), ["boss@example.ee"], "the manager of the team, and no other");
        let sent = String::from_utf8(post.carried()[0].bytes.clone()).expect("a mail");
        assert!(sent.contains("Auto-Submitted: auto-generated"), "{sent}");
        let boss = users::list(&firm.office, firm.company).expect("people");
        let boss = boss.into_iter().find(|one| one.login == "boss").expect("there").who();
        let own = notices::notices(&firm.office, firm.company, boss).expect("told").own;
        assert!(own[0].body.contains("Ladu on tühi") && own[0].state == MessageState::Sent);
        assert_eq!(not_arrived(firm), []);
        firm.assert_sound();
    });
}

/// REM-12, by the clock: a visit that ends with outcome C is on the manager's page and in the
/// manager's mailbox inside the minute, looked for at the pace of the worker, though the mail server
/// is away for a while.
#[test]
fn rem_12_outcome_c_is_told_inside_the_minute() {
    on_both(|firm| {
        let rep = team(firm);
        address(firm, "boss", "boss@example.ee");
        let visit = Visit {
            item: Some(firm.item("A-1")),
            goal: GoalField::ALL.iter().map(|field| (*field, String::new())).collect(),
            behaviour: Some(1),
            outlet: Some(1),
            answer: Some(Answer::Reminded),
            doubt: Some(Doubt::C),
            next: Some(NextContact { day: crate::firm::day("2026-03-23"), minute: 600 }),
            note: "Ladu on tühi".to_owned(),
            ..Visit::default()
        };
        let begun = firm.office.now();
        let asked = VisitAsked { customer: firm.customer("C-1"), begun, visit };
        let recorded =
            fieldwork::record(&firm.office, firm.company, rep, &crate::firm::key(1), &asked);
        assert_eq!(recorded.expect("recorded").told, Some(Role::Supervisor));
        let boss = users::list(&firm.office, firm.company).expect("people");
        let boss = boss.into_iter().find(|one| one.login == "boss").expect("there").who();
        let own = || notices::notices(&firm.office, firm.company, boss).expect("told").own;
        let (post, away) = (Post::default(), Post { away: true, ..Post::default() });
        let (mut on_page, mut in_mailbox) = (None, None);
        // The worker looks every ten seconds; for the first half of the minute nobody takes mail.
        for seconds in (10..=60).step_by(10) {
            go_on(firm, 10);
            pass(firm, if seconds <= 30 { &away } else { &post });
            if on_page.is_none() && own().iter().any(|one| one.body.contains("Ladu on tühi")) {
                on_page = Some(seconds);
            }
            if in_mailbox.is_none() && post.to() == ["boss@example.ee"] {
                in_mailbox = Some(seconds);
            }
        }
        assert_eq!((on_page, in_mailbox), (Some(10), Some(40)));
        assert!(firm.office.now().0 - begun.0 <= 60_000_000, "all of it inside the minute");
        assert_eq!(post.to().len(), 1, "once");
        firm.assert_sound();
    });
}

/// ESC-06, by the clock: the word on the day comes at its minute and not before, and holds for each
/// role what that role has to do.
#[test]
fn esc_06_a_digest_comes_at_its_minute_and_is_of_its_role() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        set(firm, &[("digest-at", "07:30")]);
        let director = person(firm, "director", Role::Director, "");
        let rep = person(firm, "rep", Role::SalesRep, "1");
        address(firm, "director", "director@example.ee");
        address(firm, "rep", "rep@example.ee");
        let own = [firm.customer("C-1")];
        acts::assign_owner(&firm.office, firm.company, Who::program(), &own, Some(rep.person))
            .expect("assigned");
        // One letter is in doubt.
        crate::post::pass(firm, &Post::answering([unknown()]));
        let morning = |hour: i64, minute: i64| {
            // Monday 23 March; Tallinn is two hours ahead.
            let day = crate::firm::day("2026-03-23").number() * 86_400;
            firm.clock.set(Moment((day + (hour - 2) * 3_600 + minute * 60) * 1_000_000));
        };
        let post = Post::default();
        morning(7, 29);
        assert_eq!(pass(firm, &post), Outcome::default(), "a minute too early");
        morning(7, 30);
        assert_eq!(pass(firm, &post), Outcome { made: 2, sent: 2, ..Outcome::default() });
        let body = |who| {
            let own = notices::notices(&firm.office, firm.company, who).expect("told").own;
            own[0].body.clone()
        };
        let texts = Texts::of(Language::Et);
        let doubt = texts.count("notice-digest-uncertain", 1);
        assert!(body(director).contains(&doubt), "{}", body(director));
        assert!(!body(rep).contains(&doubt), "not a representative's: {}", body(rep));
        assert!(body(rep).contains("C-1") && !body(rep).contains("C-2"), "{}", body(rep));
        firm.assert_sound();
    });
}

/// A danger behind a thousand other errands is told like any other, and five hundred notices to
/// people without an address keep none from leaving.
#[test]
fn rem_12_no_number_of_other_things_hides_a_danger() {
    on_both(|firm| {
        let rep = team(firm);
        alarm(firm, rep);
        let numbers =
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1100)";
        let meddle = |sql: String| firm.office.store.meddle(&sql).expect("meddles");
        let copied =
            "role, item, talk, day, until_day - 100, content, ends, outcome, words, person";
        meddle(format!(
            "INSERT INTO errand (company, customer, errand, what, role, item, talk, day, until_day,
                                 content, ends, outcome, words, person, recorded)
             {numbers} SELECT company, customer, 100000 + i, 'correct-address', {copied}, recorded
             FROM errand, n WHERE what = 'high-risk'"
        ));
        let post = Post::default();
        assert_eq!(pass(firm, &post), Outcome { made: 1, waiting: 1, ..Outcome::default() });
        person(firm, "mute", Role::Supervisor, "1");
        meddle(format!(
            "INSERT INTO notice (company, notice, person, kind, day, customer, errand, language,
                                 subject, body, recorded, state, why, next_at)
             {numbers} SELECT n2.company, CAST(10000000 + i AS TEXT) || SUBSTR(n2.notice, 9),
                 p.person, kind, day, customer, errand, n2.language, subject, body, recorded - 1,
                 state, 'no-address', next_at
             FROM notice n2, person p, n WHERE p.login = 'mute'"
        ));
        address(firm, "boss", "boss@example.ee");
        let (company, now) = (firm.company, firm.office.business());
        let next = |reader: &mut Reader| saldo_store::notice::due(reader, company, now, 1);
        let next = firm.office.store.read(next).expect("readable");
        let people = users::list(&firm.office, company).expect("people");
        let boss = people.iter().find(|one| one.login == "boss").expect("is there").person;
        assert_eq!(next[0].new.person, boss, "first of 1 101 that wait");
    });
}

#[test]
fn a_colleague_without_an_address_is_named_and_told_as_soon_as_there_is_one() {
    on_both(|firm| {
        let rep = team(firm);
        alarm(firm, rep);
        let post = Post::default();
        assert_eq!(pass(firm, &post), Outcome { made: 1, waiting: 1, ..Outcome::default() });
        let shown = not_arrived(firm);
        assert_eq!((shown.len(), shown[0].why.as_str()), (1, "no-address"), "{shown:?}");
        assert!(matches!(
            users::set_email(&firm.office, firm.company, Who::program(), ("boss", "no address")),
            Err(Refused::Field { field: "email", .. })
        ));
        address(firm, "boss", "boss@example.ee");
        set(firm, &[("only-to", "elsewhere.example")]);
        assert_eq!(pass(firm, &post).waiting, 1, "a system for trying out writes to nobody else");
        set(firm, &[("only-to", "")]);
        assert_eq!(pass(firm, &post).sent, 1);
        assert_eq!(post.to(), ["boss@example.ee"]);
        assert_eq!(not_arrived(firm), []);
        firm.assert_sound();
    });
}

#[test]
fn what_was_answered_meanwhile_is_not_told_any_more() {
    on_both(|firm| {
        let rep = team(firm);
        alarm(firm, rep);
        assert_eq!(pass(firm, &Post::default()).waiting, 1);
        let boss = users::list(&firm.office, firm.company).expect("people");
        let boss = boss.into_iter().find(|one| one.login == "boss").expect("there").who();
        let open = fieldwork::errands(&firm.office, firm.company, boss).expect("work");
        let end = ErrandEnd { words: "Käin ise kohal".to_owned(), ..ErrandEnd::default() };
        let (customer, errand) = (open[0].customer, open[0].errand);
        let done = fieldwork::done(&firm.office, firm.company, boss, customer, errand, &end);
        done.expect("ended");
        address(firm, "boss", "boss@example.ee");
        let post = Post::default();
        assert_eq!(pass(firm, &post), Outcome { withdrawn: 1, ..Outcome::default() });
        assert_eq!(post.to().len(), 0);
    });
}

#[test]
fn nobody_knows_is_said_and_never_told_twice() {
    on_both(|firm| {
        let rep = team(firm);
        address(firm, "boss", "boss@example.ee");
        alarm(firm, rep);
        let away = Post { away: true, ..Post::default() };
        let outcome = pass(firm, &away);
        assert_eq!(outcome.unreachable.as_deref(), Some("connection refused"));
        let later = Handed::Later { said: "451".into() };
        let post = Post::answering([later, unknown()]);
        assert_eq!(pass(firm, &post), Outcome { later: 1, ..Outcome::default() });
        assert_eq!(pass(firm, &post), Outcome::default(), "not at once");
        go_on(firm, 120);
        assert_eq!(pass(firm, &post), Outcome { uncertain: 1, ..Outcome::default() });
        go_on(firm, 24 * 3600);
        assert_eq!(pass(firm, &post), Outcome::default());
        assert_eq!(post.to().len(), 1);
        let shown = not_arrived(firm);
        assert_eq!((shown[0].state, shown[0].why.as_str()), (MessageState::Uncertain, "unknown"));
    });
}

#[test]
fn where_nobody_has_the_role_those_above_are_told_or_it_is_said() {
    on_both(|firm| {
        firm.on("2026-03-20").invoices(&["A-1 2026-03-01 2026-03-20 1000.00"]);
        ready(firm);
        set(firm, &[("digest-at", "24:00")]);
        alarm(firm, Who::program());
        assert_eq!(pass(firm, &Post::default()), Outcome { made: 1, ..Outcome::default() });
        let shown = not_arrived(firm);
        assert_eq!((shown[0].person.clone(), shown[0].why.as_str()), (None, "nobody"));
    });
}

#[test]
fn esc_06_the_word_on_the_day_comes_once_a_working_day() {
    on_both(|firm| {
        let rep = team(firm);
        let head = person(firm, "head", Role::HeadOfSales, "");
        set(firm, &[("digest-at", "07:30")]);
        address(firm, "head", "head@example.ee");
        address(firm, "rep", "rep@example.ee");
        let post = Post::default();
        // Two supervisors have no address.
        let told = Outcome { made: 4, sent: 2, withdrawn: 2, ..Outcome::default() };
        firm.run("2026-03-27");
        // Saturday.
        firm.on("2026-03-28");
        assert_eq!(pass(firm, &post), Outcome::default());
        firm.on("2026-03-30");
        assert_eq!(pass(firm, &post), told);
        assert_eq!(pass(firm, &post), Outcome::default(), "once");
        firm.on("2026-03-31");
        assert_eq!(pass(firm, &post), told);
        let mut to = post.to();
        to.sort();
        let twice = ["head@example.ee", "head@example.ee", "rep@example.ee", "rep@example.ee"];
        assert_eq!(to, twice);
        let own = |who| notices::notices(&firm.office, firm.company, who).expect("told").own;
        assert!(own(head)[0].body.contains("rep"), "the check lists: {:?}", own(head)[0]);
        assert!(own(rep)[0].subject.contains("31"), "{:?}", own(rep)[0]);
    });
}

/// Build 5: the word on the day stands on the pages of everybody, address or none; nobody is named
/// as uninformed for that.
#[test]
fn esc_06_who_has_no_address_finds_the_word_on_the_day_on_the_pages() {
    on_both(|firm| {
        let rep = team(firm);
        set(firm, &[("digest-at", "07:30")]);
        firm.run("2026-03-30");
        firm.on("2026-03-30");
        let post = Post::default();
        let told = Outcome { made: 3, withdrawn: 3, ..Outcome::default() };
        assert_eq!(pass(firm, &post), told);
        assert_eq!(pass(firm, &post), Outcome::default(), "once");
        assert_eq!(post.to().len(), 0);
        let own = notices::notices(&firm.office, firm.company, rep).expect("told").own;
        assert!(own[0].body.contains("C-1"), "{own:?}");
        assert_eq!(notices_of(firm, "boss").len(), 1);
        assert_eq!(not_arrived(firm), []);
        firm.assert_sound();
    });
}

/// D36, I21: a notice that waits in a copy may have left since it was made.
#[test]
fn a_copy_that_is_restored_tells_no_colleague_before_somebody_has_compared() {
    let firm = Firm::new();
    let rep = team(&firm);
    alarm(&firm, rep);
    assert_eq!(pass(&firm, &Post::default()).waiting, 1, "no address yet");
    address(&firm, "boss", "boss@example.ee");
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy");
    backup::save(&firm.office, Who::program(), &copy, &Silent).expect("copied");
    assert_eq!(pass(&firm, &Post::default()).sent, 1, "told after the copy was made");
    for (answer, again) in [(delivery::Answer::Left, 0), (delivery::Answer::DidNot, 1)] {
        let back = Firm::empty();
        back.clock.set(firm.office.now());
        backup::restore(&back.office, &copy, &Silent).expect("restored");
        switch_on(&back).expect("switched on");
        let post = Post::default();
        assert_eq!(pass(&back, &post), Outcome::default(), "nobody is told before that");
        let shown = not_arrived(&back);
        let expected = (MessageState::Uncertain, "brought-back");
        assert_eq!((shown[0].state, shown[0].why.as_str()), expected);
        let said =
            delivery::answer_brought_back(&back.office, back.company, Who::program(), answer);
        assert_eq!(said.expect("said").notices, 1);
        assert_eq!(pass(&back, &post), Outcome { sent: again, ..Outcome::default() });
        assert_eq!(post.to().len() as u64, again);
        assert_eq!(not_arrived(&back), []);
        back.assert_sound();
    }
}

#[test]
fn a_word_on_a_day_that_is_over_is_not_sent() {
    on_both(|firm| {
        team(firm);
        set(firm, &[("digest-at", "07:30")]);
        address(firm, "rep", "rep@example.ee");
        let away = Post { away: true, ..Post::default() };
        let before = pass(firm, &away);
        assert!(before.unreachable.is_some());
        firm.on("2026-03-21");
        let post = Post::default();
        // The representative's; those of whom without an address stand on the pages.
        let withdrawn = 3 - before.withdrawn;
        assert_eq!(pass(firm, &post), Outcome { withdrawn, ..Outcome::default() });
        assert_eq!(post.to().len(), 0);
    });
}

/// D34: a colleague whom the server's rules turn away keeps nobody else uninformed; where several
/// are turned away in a row, the server is asked again a minute later and nobody has used an attempt.
#[test]
fn one_colleague_turned_away_keeps_no_other_uninformed() {
    on_both(|firm| {
        let rep = team(firm);
        for (login, email) in [("boss", "boss@example.ee"), ("boss2", "boss2@example.ee")] {
            if login == "boss2" {
                person(firm, login, Role::Supervisor, "1");
            }
            address(firm, login, email);
        }
        alarm(firm, rep);
        let post = Post { turned: vec!["boss@example.ee"], ..Post::default() };
        let first = pass(firm, &post);
        assert_eq!((first.sent, first.later, first.unreachable), (1, 1, None));
        let soon = pass(firm, &post);
        assert_eq!((soon.sent, soon.later), (0, 0), "there is a pause");
        go_on(firm, 61);
        assert_eq!(pass(firm, &Post::default()).sent, 1);
        firm.assert_sound();
    });
}

/// The same, where it is the server's matter.
#[test]
fn several_colleagues_turned_away_in_a_row_are_the_servers_matter() {
    let firm = Firm::new();
    let rep = team(&firm);
    address(&firm, "boss", "boss@example.ee");
    for login in ["boss2", "boss3", "boss4"] {
        person(&firm, login, Role::Supervisor, "1");
        address(&firm, login, &format!("{login}@example.ee"));
    }
    alarm(&firm, rep);
    let post = Post::answering((0..9).map(|_| crate::post::turned_away()));
    assert!(pass(&firm, &post).unreachable.is_some());
    assert_eq!(post.answers.lock().expect("free").len(), 9 - 3);
    let attempts = "SELECT SUM(attempts) FROM notice";
    assert_eq!(firm.office.store.peek(attempts).expect("counted"), 0);
    // One that lets nobody in is not asked again at once.
    let closed = Handed::Unreachable { said: "550 not from you".into() };
    let post = Post::answering((0..9).map(|_| closed.clone()));
    pass(&firm, &post);
    pass(&firm, &post);
    assert_eq!(post.answers.lock().expect("free").len(), 9 - 1);
    go_on(&firm, 61);
    assert_eq!(pass(&firm, &Post::default()).sent, 4);
    firm.assert_sound();
}

/// Texts that shipped policies have colleagues told, each with the role that it names.
fn told_by_policies() -> Vec<(String, String)> {
    fn staff(value: &toml::Value) -> Vec<(String, String)> {
        match value {
            toml::Value::Array(all) => all.iter().flat_map(staff).collect(),
            toml::Value::Table(table) => {
                let word = |key: &str| {
                    table.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned()
                };
                let own = word("kind") == "notify" && word("channel") == "staff";
                let own = own.then(|| (word("text"), word("role")));
                own.into_iter().chain(table.values().flat_map(staff)).collect()
            }
            _ => Vec::new(),
        }
    }
    let all = saldo_work::policies::all_shipped();
    all.flat_map(|(name, text)| {
        let policy: toml::Table = toml::from_str(text).expect(name);
        staff(&toml::Value::Table(policy))
    })
    .collect()
}

/// D33: what a policy has a colleague told reaches them, by role and team, and waits no longer: at
/// once where something has happened, with the word on the day where time went by.
#[test]
fn every_text_of_a_policy_to_colleagues_reaches_them() {
    let texts = told_by_policies();
    assert!(texts.len() >= 3, "{texts:?}");
    for (text, role) in texts {
        for event in ["", "HIGH_RISK_SEEN"] {
            let firm = Firm::new();
            owe(&firm, 1);
            ready(&firm);
            // Some hours from now.
            set(&firm, &[("digest-at", "18:00")]);
            let role_of = Role::from_code(&role).unwrap_or_else(|| panic!("{text}: {role}"));
            person(&firm, "told", role_of, "");
            address(&firm, "told", "told@example.ee");
            let sql = format!(
                "DROP TRIGGER effect_stays;
                 UPDATE effect SET text_key = '{text}', event = '{event}' WHERE kind = 'notify';
                 UPDATE outbox SET channel = 'staff', recipient = '{role}'"
            );
            firm.office.store.meddle(&sql).expect("meddles");
            let post = Post::default();
            pass(&firm, &post);
            let at_once = !event.is_empty();
            assert_eq!(post.to().len(), usize::from(at_once), "{text} {event}");
            go_on(&firm, 6 * 3_600);
            pass(&firm, &post);
            let words = Texts::of(Language::Et).policy_text(&text);
            let told: Vec<_> = notices_of(&firm, "told")
                .into_iter()
                .filter(|one| one.body.contains(&words))
                .collect();
            assert_eq!(told.len(), 1, "{text} {event}");
            assert!(
                told[0].body.contains("C-1") && told[0].state == MessageState::Sent,
                "{told:?}"
            );
            assert!(!post.to().is_empty(), "{text} {event}");
            let waits = "SELECT COUNT(*) FROM outbox WHERE channel = 'staff' AND state = 'planned'";
            assert_eq!(firm.office.store.peek(waits).expect("counted"), 0, "{text} {event}");
        }
    }
}

fn notices_of(firm: &Firm, login: &str) -> Vec<NoticeShown> {
    let people = users::list(&firm.office, firm.company).expect("people");
    let who = people.into_iter().find(|one| one.login == login).expect("there").who();
    notices::notices(&firm.office, firm.company, who).expect("told").own
}
