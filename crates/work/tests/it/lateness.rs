//! Month ends: what was overdue, for how long, and who is a chronic debtor.

use crate::firm::{Firm, day, on_both};
use saldo_domain::{Role, UserId};
use saldo_work::reports::lateness::{LatenessReport, LatenessRequest, lateness};
use saldo_work::{Refused, Silent, Who};

fn report(firm: &Firm, who: Who, on: &str, chronic: u16) -> Result<LatenessReport, Refused> {
    let request = LatenessRequest { as_of: day(on), known_on: None, months: 4, chronic };
    lateness(&firm.office, firm.company, who, &request, &Silent)
}

#[test]
fn gen_02_overdue_at_three_month_ends_in_a_row_is_chronic_and_a_gap_ends_it() {
    on_both(|firm| {
        firm.on("2026-01-01").invoices(&[
            "A-1 2026-01-01 2026-01-15 100.00",
            "C-2:B-1 2026-01-01 2026-01-15 50.00",
            "C-2:B-2 2026-01-01 2026-03-15 50.00",
            "C-3:D-1 2026-01-01 2026-04-15 70.00",
        ]);
        // C-2 pays its first in February and is late again in March: not chronic.
        firm.on("2026-02-20");
        let payment = "Customer,Payment date,Amount,Settles\nC-2,2026-02-20,50.00,B-1\n";
        firm.import(saldo_work::imports::Kind::Payments, payment);
        firm.on("2026-04-02");
        let found = report(firm, Who::program(), "2026-03-31", 3).expect("a report");
        let chronic: Vec<_> =
            found.chronic.iter().map(|one| (one.code.as_str(), one.months)).collect();
        assert_eq!(chronic, [("C-1", 3)]);
        // GEN-03: overdue volume, and average delay weighted by what is open.
        let series: Vec<_> = found
            .months
            .iter()
            .map(|month| {
                let days = month.average_days.map(|days| days.to_string());
                (month.day.to_string(), month.overdue.minor(), days, month.customers)
            })
            .collect();
        let some = |days: &str| Some(days.to_owned());
        let expected = [
            ("2025-12-31".to_owned(), 0, None, 0),
            ("2026-01-31".to_owned(), 15_000, some("16.00"), 2),
            ("2026-02-28".to_owned(), 10_000, some("44.00"), 1),
            // (100 × 75 + 50 × 16) / 150
            ("2026-03-31".to_owned(), 15_000, some("55.33"), 2),
        ];
        assert_eq!(series, expected);
        let once = report(firm, Who::program(), "2026-03-31", 1).expect("a report");
        assert_eq!(once.chronic.len(), 2);
        // A representative without customers sees none.
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        let own = report(firm, rep, "2026-03-31", 1).expect("a report");
        assert_eq!((own.chronic.len(), own.months[3].customers), (0, 0));
        assert!(matches!(report(firm, rep, "2026-03-31", 0), Err(Refused::Field { .. })));
    });
}
