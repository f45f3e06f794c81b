//! The calculator `ladder` (kind 13) as our own table.

use crate::control::LadderEventKind::{self, *};
use crate::control::ladder::position;
use crate::control::scene::{day, eight_step, the_one};
use crate::roles::Role::{self, *};

/// Days from the due day, both included, and the step whose days they are.
const BY_DAY: [(i64, i64, Option<u8>); 12] = [
    (-10, -4, None),
    (-3, -2, Some(1)),
    (-1, -1, None),
    (0, 0, Some(2)),
    (1, 1, None),
    (2, 5, Some(3)),
    (6, 7, Some(4)),
    (8, 12, Some(5)),
    (13, 14, Some(6)),
    (15, 28, Some(7)),
    (29, 60, Some(8)),
    (61, 4000, Some(8)),
];

#[test]
fn each_day_has_its_step() {
    for (from, to, step) in BY_DAY {
        for days in from..=to {
            let found = position(the_one(eight_step()), day(0), day(days), &[]);
            assert_eq!(found.active_step(), step, "day {days}");
            assert_eq!(found.signed_days, days);
        }
    }
}

/// Day, what happened and on which day, the step it starts, the active step.
type EventRow = (i64, LadderEventKind, i64, Option<u8>, Option<u8>);

#[test]
fn events_start_their_step_on_any_day_and_the_higher_wins() {
    let rows: [EventRow; 8] = [
        (3, AgreedDateBroken, 3, Some(4), Some(4)),
        (3, AgreedDateBroken, 4, None, Some(3)),
        (-9, ExtensionAnnounced, -9, Some(4), Some(4)),
        (6, ScheduleNotReceived, 5, Some(5), Some(5)),
        (1, ScheduleBroken, 1, Some(5), Some(5)),
        (13, ScheduleBroken, 9, Some(5), Some(6)),
        (40, ExtensionAnnounced, 2, Some(4), Some(8)),
        (0, ScheduleBroken, 1, None, Some(2)),
    ];
    for (days, kind, on, by_event, active) in rows {
        let found = position(the_one(eight_step()), day(0), day(days), &[(kind, day(on))]);
        assert_eq!((found.step_by_event, found.active_step()), (by_event, active), "day {days}");
    }
}

#[test]
fn the_timeline_can_be_drawn_and_signed() {
    let due = "2026-03-18".parse().expect("a day");
    let expected: [(u8, &str, Option<&str>, &[Role]); 8] = [
        (1, "2026-03-15", Some("2026-03-16"), &[SalesRep]),
        (2, "2026-03-18", Some("2026-03-18"), &[SalesRep]),
        (3, "2026-03-20", Some("2026-03-23"), &[SalesRep]),
        (4, "2026-03-24", Some("2026-03-25"), &[SalesRep, Supervisor]),
        (5, "2026-03-26", Some("2026-03-30"), &[SalesRep, Supervisor, Legal]),
        (6, "2026-03-31", Some("2026-04-01"), &[SalesRep]),
        (7, "2026-04-02", Some("2026-04-15"), &[Legal, SalesRep]),
        (8, "2026-04-16", None, &[Legal, Director]),
    ];
    let timeline = the_one(eight_step()).timeline(due);
    assert_eq!(timeline.len(), expected.len());
    for (row, (step, from, to, roles)) in timeline.iter().zip(expected) {
        assert_eq!(row.step, step);
        assert_eq!(row.from.to_string(), from);
        assert_eq!(row.to.map(|to| to.to_string()).as_deref(), to);
        assert_eq!(row.roles, roles, "step {step}");
    }
}

#[test]
fn insolvency_is_looked_into_over_thirty_days() {
    let watch = the_one(eight_step()).watches.first().expect("the policy has a watch");
    assert_eq!((&*watch.clause, watch.from_day), ("LAD-10", 31));
}
