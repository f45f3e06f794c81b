//! Statuses, orders and reservations: kept as they were decided, for good.

use crate::world::{contract, customer, day, eur};
use saldo_domain::book::Moment;
use saldo_domain::credit::terms::Terms;
use saldo_domain::rates::Rate;
use saldo_domain::rating::{RoundKind, Say, Status, Vote};
use saldo_domain::{Amount, Role, UserId};
use saldo_store::credit::{self, NewOrder, NewReservation, Order, StatusTermsRow};
use saldo_store::status::{self, Line, NewChange, NewVote, Round};
use saldo_store::{StoreError, customers};

fn round() -> Round {
    Round {
        day: day("2026-01-01"),
        kind: RoundKind::Initial,
        customers: 2,
        lines: 1,
        person: UserId::new(1),
        recorded: Moment(5),
    }
}

fn line() -> Line {
    Line {
        customer: customer("C-1"),
        now: Status::Uncertain,
        worked_out: Status::Threat,
        evidence: "{\"reasons\":[]}".to_owned(),
    }
}

fn vote(say: Say, role: Role, person: i64) -> NewVote {
    let vote = Vote { say, role, person: UserId::new(person) };
    let reason = "põhjus «причина»".to_owned();
    NewVote { customer: customer("C-1"), round: round().day, vote, reason }
}

fn change(from: &str, status: Status, previous: Status) -> NewChange {
    NewChange {
        customer: customer("C-1"),
        from: day(from),
        status,
        previous,
        ground: "overdue_decision",
        round: None,
        clause: "6.4.1.1",
        role: Role::Director,
        person: UserId::new(4),
        reason: "late".to_owned(),
    }
}

contract! {
    fn a_round_its_lines_and_its_votes_are_read_back(world) {
        world.add_customers(&["C-1", "C-2"]);
        let votes = [
            vote(Say::Propose(Status::Threat), Role::HeadOfSales, 1),
            vote(Say::SendBack, Role::CommercialDirector, 3),
            vote(Say::Approve, Role::CommercialDirector, 3),
        ];
        world
            .write("round", |writer| {
                status::begin_round(writer, world.company, &round())?;
                status::add_lines(writer, world.company, round().day, &[line()])?;
                status::add_votes(writer, world.company, Moment(6), &votes)
            })
            .expect("is written");
        let read: Result<_, StoreError> = world.store.read(|reader| {
            let rounds = status::rounds(reader, world.company)?;
            let lines = status::lines(reader, world.company, round().day, None)?;
            Ok((rounds, lines, status::votes(reader, world.company, round().day, None)?))
        });
        let (rounds, lines, found) = read.expect("reads");
        assert_eq!((rounds, lines), (vec![round()], vec![line()]));
        let found: Vec<_> = found[&customer("C-1")].iter().map(|row| (row.vote, row.reason.as_str())).collect();
        let expected: Vec<_> = votes.iter().map(|new| (new.vote, "põhjus «причина»")).collect();
        assert_eq!(found, expected);
        // A second round of the same day is refused by its key.
        let twice = world.write("round", |writer| {
            status::begin_round(writer, world.company, &round())
        });
        assert!(twice.is_err());
    }
}

contract! {
    fn cls_09_the_status_on_a_day_follows_from_decisions_as_known_then(world) {
        world.add_customers(&["C-1", "C-2"]);
        let changes = [
            (10, change("2026-01-10", Status::Threat, Status::Uncertain)),
            (20, change("2026-02-10", Status::NonPaying, Status::Threat)),
        ];
        for (recorded, change) in changes {
            world
                .write("change", |writer| {
                    let change = std::slice::from_ref(&change);
                    status::add_changes(writer, world.company, Moment(recorded), change)
                })
                .expect("is written");
        }
        let rows = [
            ("2026-01-09", Moment::NOW_AND_EVER, Status::Uncertain),
            ("2026-01-10", Moment::NOW_AND_EVER, Status::Threat),
            ("2026-02-10", Moment::NOW_AND_EVER, Status::NonPaying),
            ("2026-02-10", Moment(19), Status::Threat),
            ("2026-02-10", Moment(9), Status::Uncertain),
        ];
        for (on, known, expected) in rows {
            let found: Result<_, StoreError> = world.store.read(|reader| {
                status::on_day(reader, world.company, &[customer("C-1")], day(on), known)
            });
            assert_eq!(found.expect("reads"), [expected], "{on} {known:?}");
        }
        let card: Result<_, StoreError> =
            world.store.read(|reader| customers::card(reader, world.company, customer("C-1")));
        assert_eq!(card.expect("reads").expect("is there").status, "NON_PAYING");
        let counts: Result<_, StoreError> =
            world.store.read(|reader| status::counts(reader, world.company));
        assert_eq!(
            counts.expect("reads"),
            [
                (Status::Reliable, 0),
                (Status::Uncertain, 1),
                (Status::Threat, 0),
                (Status::NonPaying, 1)
            ]
        );
    }
}

fn order(order: Order) -> NewOrder {
    NewOrder {
        customer: customer("C-1"),
        order,
        from: day("2026-03-01"),
        until: Some(day("2026-03-31")),
        currency: eur(0).currency(),
        clause: "TAC-02".to_owned(),
        role: Role::HeadOfSales,
        person: UserId::new(2),
        reason: "реструктуризация".to_owned(),
        ends: None,
    }
}

contract! {
    fn orders_terms_and_blanks_are_read_back(world) {
        world.add_customers(&["C-1"]);
        let terms = Terms {
            limit: Some(Amount::from_hundredths(5_000_000)),
            discount: Some(Rate::whole(5)),
            deferral_days: None,
            stop_after_days: Some(0),
        };
        let orders =
            [Order::OwnTerms(terms), Order::Stop, Order::Reduction(Rate::whole(50))].map(order);
        let row = StatusTermsRow {
            status: Status::Threat,
            from: day("2026-03-01"),
            currency: eur(0).currency(),
            terms: Terms { discount: None, ..terms },
            person: UserId::new(3),
            reason: "käskkiri 7".to_owned(),
            recorded: Moment(4),
        };
        world
            .write("orders", |writer| {
                credit::add_terms(writer, world.company, &row)?;
                for new in &orders {
                    credit::add_order(writer, world.company, Moment(5), new)?;
                }
                let end = NewOrder { ends: Some(2), from: day("2026-03-10"), ..order(Order::Stop) };
                credit::add_order(writer, world.company, Moment(6), &end).map(drop)
            })
            .expect("is written");
        let read: Result<_, StoreError> = world.store.read(|reader| {
            let rows = credit::orders_of(reader, world.company, customer("C-1"))?;
            Ok((credit::terms(reader, world.company)?, rows))
        });
        let (found, rows) = read.expect("reads");
        assert_eq!(found, [row]);
        let news: Vec<_> = rows.iter().map(|row| row.new.clone()).collect();
        assert_eq!(news, orders);
        let holds: Vec<_> = ["2026-02-28", "2026-03-01", "2026-03-09", "2026-03-10", "2026-04-01"]
            .map(|on| rows.iter().map(|row| row.holds_on(day(on))).collect::<Vec<_>>())
            .into();
        let expected = [
            [false, false, false],
            [true, true, true],
            [true, true, true],
            [true, false, true],
            [false, false, false],
        ];
        assert_eq!(holds, expected.map(Vec::from));
        // An order is ended at most once.
        let twice = NewOrder { ends: Some(2), ..order(Order::Stop) };
        let twice =
            world.write("end", |writer| credit::add_order(writer, world.company, Moment(7), &twice));
        assert!(twice.is_err());
    }
}

contract! {
    fn a_reservation_counts_until_it_is_invoiced_released_or_expired(world) {
        world.add_customers(&["C-1"]);
        let new = |reference: &str, expires: i64| NewReservation {
            customer: customer("C-1"),
            amount: eur(1_000),
            reference: reference.to_owned(),
            person: UserId::new(1),
            expires_at: Moment(expires),
        };
        world
            .write("reserve", |writer| {
                for reservation in [new("s-1", 100), new("S-2", 100), new("S-3", 50)] {
                    credit::add_reservation(writer, world.company, Moment(1), &reservation)?;
                }
                credit::release(writer, world.company, 2, UserId::new(1), Moment(9))?;
                credit::release(writer, world.company, 2, UserId::new(5), Moment(10))
            })
            .expect("is written");
        let kept = |now: i64| {
            let rows: Result<_, StoreError> = world.store.read(|reader| {
                credit::reservations_of(reader, world.company, customer("C-1"), Moment(now))
            });
            let rows = rows.expect("reads").into_iter().filter(|row| row.keeps_at(Moment(now)));
            rows.map(|row| row.number).collect::<Vec<_>>()
        };
        assert_eq!((kept(49), kept(50), kept(100)), (vec![1, 3], vec![1], vec![]));
        // The invoice's number is the same however it is written.
        world.invoice("C-1", "S-1", "2026-03-02", 1_000);
        assert_eq!(kept(49), [3]);
        let two: Result<_, StoreError> =
            world.store.read(|reader| credit::reservation(reader, world.company, 2));
        assert_eq!(two.expect("reads").expect("is there").released_at, Some(Moment(9)));
    }
}
