//! Tokens of programs: hashed, scoped, expiring, and never more than their person (S26).

use crate::firm::{Firm, day, on_both};
use saldo_domain::book::Moment;
use saldo_domain::{Role, UserId};
use saldo_work::tokens::{self, Issued, NewToken, Scope, TokenState};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Refused, Who};

fn hire(firm: &Firm, login: &str, role: Role) -> UserId {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: String::new(),
        language: String::new(),
        password: "long enough 1".to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("hired").person
}

fn shop(scopes: &[Scope]) -> NewToken {
    NewToken {
        name: "Web shop".to_owned(),
        login: "Clerk".to_owned(),
        scopes: scopes.to_vec(),
        days: 30,
    }
}

fn make(firm: &Firm, new: &NewToken) -> Result<Issued, Refused> {
    tokens::add(&firm.office, firm.company, Who::program(), new)
}

fn opens(firm: &Firm, secret: &str) -> bool {
    tokens::caller(&firm.office, secret).expect("readable").is_some()
}

#[test]
fn hashed_scoped_expiring() {
    on_both(|firm| {
        hire(firm, "clerk", Role::Accountant);
        let issued = make(firm, &shop(&[Scope::CreditCheck])).expect("a token");
        // Hashed: the secret is nowhere in the database, and no print shows it.
        let kept =
            firm.office.store.read(|reader| saldo_store::api_token::list(reader, firm.company));
        let kept = kept.expect("readable");
        assert_eq!(kept.len(), 1);
        assert!(!format!("{kept:?}{issued:?}").contains(&issued.secret[6..]));
        // Scoped: what it was not made for is refused by name.
        let caller = tokens::caller(&firm.office, &issued.secret).expect("readable");
        let caller = caller.expect("opens");
        assert_eq!((caller.person.login.as_str(), caller.who().role), ("clerk", Role::Accountant));
        assert!(caller.must(Scope::CreditCheck).is_ok());
        assert!(matches!(
            caller.must(Scope::CreditReserve),
            Err(Refused::ScopeMissing { scope: "credit:reserve" })
        ));
        // Expiring: to the microsecond.
        let end = issued.token.expires_at;
        firm.clock.set(Moment(end.0 - 1));
        assert!(opens(firm, &issued.secret));
        firm.clock.set(end);
        assert!(!opens(firm, &issued.secret));
    });
}

#[test]
fn a_token_dies_when_it_is_revoked_or_its_person_leaves() {
    on_both(|firm| {
        hire(firm, "clerk", Role::Accountant);
        let [first, second] = [(); 2].map(|()| make(firm, &shop(&Scope::ALL)).expect("a token"));
        tokens::revoke(&firm.office, firm.company, Who::program(), first.token.token)
            .expect("revoked");
        assert!(!opens(firm, &first.secret) && opens(firm, &second.secret));
        users::disable(&firm.office, firm.company, Who::program(), "clerk").expect("disabled");
        assert!(!opens(firm, &second.secret));
        let all = tokens::list(&firm.office, firm.company, Who::program()).expect("listed");
        let states: Vec<TokenState> = all.iter().map(|token| token.state).collect();
        assert_eq!(states, [TokenState::Revoked, TokenState::PersonDisabled]);
        // Nobody gets a token for somebody who may not enter.
        assert!(matches!(make(firm, &shop(&Scope::ALL)), Err(Refused::UnknownPerson { .. })));
    });
}

#[test]
fn what_is_no_token_opens_nothing() {
    let firm = Firm::new();
    hire(&firm, "clerk", Role::Accountant);
    let secret = make(&firm, &shop(&Scope::ALL)).expect("a token").secret;
    let hash = firm.office.store.read(|reader| {
        saldo_store::api_token::list(reader, firm.company).map(|rows| rows[0].token_hash.clone())
    });
    let hash = hash.expect("readable");
    let other = secret.replace(&secret[6..8], "zz");
    for wrong in ["", "saldo_", "' OR 1=1 --", &hash, &format!("saldo_{hash}"), &other] {
        assert!(!opens(&firm, wrong), "{wrong}");
    }
    assert!(opens(&firm, &secret));
}

#[test]
fn only_administrators_make_see_and_revoke_tokens() {
    let firm = Firm::new();
    hire(&firm, "clerk", Role::Accountant);
    let (office, company) = (&firm.office, firm.company);
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let who = Who::new(UserId::new(9), role);
        let refused = [
            tokens::add(office, company, who, &shop(&Scope::ALL)).err(),
            tokens::list(office, company, who).err(),
            tokens::revoke(office, company, who, 1).err(),
        ];
        for refused in refused {
            assert!(matches!(refused, Some(Refused::NotPermitted { .. })), "{role:?}");
        }
    }
    let boss = Who::new(UserId::new(9), Role::Administrator);
    assert!(tokens::add(office, company, boss, &shop(&Scope::ALL)).is_ok());
}

#[test]
fn name_scopes_and_days_are_checked_at_the_door() {
    let firm = Firm::new();
    hire(&firm, "clerk", Role::Accountant);
    let good = shop(&[Scope::CreditCheck, Scope::CreditCheck]);
    let rows = [
        ("name", NewToken { name: " \u{200b} ".to_owned(), ..good.clone() }),
        ("name", NewToken { name: "x".repeat(81), ..good.clone() }),
        ("scopes", NewToken { scopes: Vec::new(), ..good.clone() }),
        ("days", NewToken { days: 0, ..good.clone() }),
        ("days", NewToken { days: 367, ..good.clone() }),
    ];
    for (expected, new) in rows {
        let refused = make(&firm, &new).expect_err(expected);
        assert!(matches!(refused, Refused::Field { field, .. } if field == expected), "{refused}");
    }
    firm.on("2026-03-20");
    let token = make(&firm, &NewToken { days: 366, ..good }).expect("a token").token;
    assert_eq!(token.scopes, ["credit:check"], "a scope given twice counts once");
    let noon = 43_200_000_000;
    assert_eq!(token.expires_at.0, day("2027-03-21").number() * 86_400_000_000 + noon);
    assert!(matches!(
        tokens::revoke(&firm.office, firm.company, Who::program(), 99),
        Err(Refused::UnknownToken { token: 99 })
    ));
}
