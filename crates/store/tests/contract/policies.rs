//! Versions of the regulation as they are kept.

use crate::world::contract;
use saldo_domain::UserId;
use saldo_domain::book::Moment;
use saldo_store::policies::{self, Act, NewVersion, Signed};

fn new(version: u32) -> NewVersion {
    NewVersion {
        policy: "own".into(),
        version,
        text: "id = \"own\"\n# Пени, õigus\n".into(),
        hash: "00".into(),
        effective: "2026-05-01".parse().expect("a day"),
        note: "почему".into(),
        person: UserId::new(3),
    }
}

contract! {
    fn a_version_is_kept_as_entered_with_what_became_of_it(world) {
        let add = |version| world.write("enter", |w| policies::add(w, world.company, &new(version), Moment(5)));
        let (one, two) = (add(1).expect("adds"), add(2).expect("adds"));
        let signed = Signed { person: UserId::new(4), reason: "why".into(), recorded: Moment(6) };
        let act = |entry, kind| world.write("act", |w| policies::act(w, world.company, entry, kind, &signed));
        act(one, Act::Approved).expect("approves");
        act(two, Act::Withdrawn).expect("withdraws");
        let rows = world.store.read(|r| policies::versions(r, world.company)).expect("reads");
        assert_eq!((rows.len(), &rows[0].new, rows[0].recorded), (2, &new(1), Moment(5)));
        assert_eq!((&rows[0].approved, &rows[0].withdrawn), (&Some(signed.clone()), &None));
        assert_eq!((&rows[1].approved, &rows[1].withdrawn), (&None, &Some(signed.clone())));
        act(one, Act::Approved).expect_err("once");
        add(2).expect_err("a number is used once");
    }
}

contract! {
    fn a_reader_signs_a_version_once(world) {
        let sign = |at| world.write("read", |w| policies::read_by(w, world.company, 1, UserId::new(9), Moment(at)));
        sign(5).expect("signs");
        sign(7).expect("changes nothing");
        let readers = world.store.read(|r| policies::readers(r, world.company)).expect("reads");
        assert_eq!(readers, [(1, UserId::new(9), Moment(5))]);
    }
}
