//! People, sessions, companies.

use crate::world::contract;
use saldo_domain::book::Moment;
use saldo_domain::{Role, UserId};
use saldo_store::person::{self, Person};
use saldo_store::session::{self, Session};
use saldo_store::{StoreError, company};

fn sales_rep() -> Person {
    Person {
        person: UserId::new(0),
        login: "rep2".into(),
        name: "Müügiesindaja 2".into(),
        role: Role::SalesRep,
        team: "põhi".into(),
        language: "et".into(),
        email: String::new(),
        password_hash: "secret".into(),
        disabled: false,
        created_at: Moment(5),
    }
}

contract! {
    fn a_person_is_kept_as_given_and_a_login_is_taken_once(world) {
        let id = world.write("add", |w| person::add(w, world.company, &sales_rep())).expect("adds");
        let found = world.store.read(|r| person::by_login(r, world.company, "rep2")).expect("reads");
        assert_eq!(found, Some(Person { person: id, ..sales_rep() }));
        let again = world.write("add", |w| person::add(w, world.company, &sales_rep()));
        assert!(matches!(again, Err(StoreError::Taken { .. })));
        assert_eq!(world.store.read(|r| person::list(r, world.company)).expect("reads").len(), 1);
    }
}

contract! {
    fn sessions_end_with_the_password_and_with_time(world) {
        let id = world.write("add", |w| person::add(w, world.company, &sales_rep())).expect("adds");
        let session = Session {
            token_hash: "t".into(),
            company: world.company,
            person: id,
            expires_at: Moment(100),
            data: "{}".into(),
            begun_at: Moment(7),
            origin: "192.0.2.7".into(),
            browser: "Firefox".into(),
        };
        let get = |now| world.store.read(|r| session::get(r, "t", Moment(now))).expect("reads");
        session::put(&world.store, &session).expect("puts");
        assert_eq!(get(99), Some(session.clone()));
        assert_eq!(get(100), None, "expired");
        world.write("reset", |w| person::set_password(w, world.company, id, "new")).expect("sets");
        assert_eq!(get(99), None, "signed out everywhere");
        session::put(&world.store, &session).expect("puts");
        world.write("disable", |w| person::set_disabled(w, world.company, id, true)).expect("disables");
        assert_eq!(get(99), None, "kept out");
        session::put(&world.store, &session).expect("puts");
        session::purge(&world.store, Moment(100)).expect("purges");
        assert_eq!(world.store.peek("SELECT COUNT(*) FROM session").expect("counts"), 0);
        session::put(&world.store, &session).expect("puts");
        session::delete(&world.store, "t").expect("deletes");
        assert_eq!(get(1), None);
        // S12: a person sees the own ones, the newest first, and ends one or all others.
        for (name, at) in [("aa", 1), ("ab", 3), ("b", 2)] {
            let one = Session { token_hash: name.into(), begun_at: Moment(at), ..session.clone() };
            session::put(&world.store, &one).expect("puts");
        }
        let own = |now| {
            let found = world
                .store
                .read(|r| session::of_person(r, world.company, id, Moment(now)))
                .expect("reads");
            found.into_iter().map(|one| one.token_hash).collect::<Vec<_>>()
        };
        assert_eq!(own(99), ["ab", "b", "aa"]);
        assert_eq!(own(100), Vec::<String>::new());
        let end = |begins, but| {
            session::end_of(&world.store, (world.company, id), begins, but).expect("ends");
        };
        end("b", "");
        assert_eq!(own(99), ["ab", "aa"]);
        end("", "aa");
        assert_eq!(own(99), ["aa"]);
    }
}

contract! {
    fn a_company_is_kept_as_given(world) {
        let found = world.store.read(|r| company::get(r, world.company)).expect("reads");
        let expected = company::Company { company: world.company, ..crate::world::company() };
        assert_eq!(found, Some(expected));
        let list = world.store.read(company::list).expect("reads");
        assert_eq!(list, [found.expect("is there")]);
    }
}
