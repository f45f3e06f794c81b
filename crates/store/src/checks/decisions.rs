//! What was decided, against what came of it: steps, clauses, and the batches of imports.

use super::reading::{Rows, for_each_block};
use super::{Check, Finding, general};
use crate::company::numbers;
use crate::db::Reader;
use crate::error::StoreError;
use crate::lines::read_lines;
use crate::value::Value;
use saldo_domain::control::Channel;
use saldo_domain::{CompanyId, CustomerId, Day};
use std::collections::BTreeSet;

const STEPS: Rows<'_> = Rows {
    table: "step_taken",
    columns: "customer, item, clause, day",
    which: "WHERE company = $1 AND customer IN ({ids $2})",
};

const EFFECTS: Rows<'_> = Rows {
    table: "effect",
    columns: "customer, effect, day, clause, lines, channel",
    which: "WHERE company = $1 AND customer IN ({ids $2}) ORDER BY customer, effect",
};

/// Every line of an effect is a step taken on its day, and its clause that of a line. A message
/// to the debtor may speak of steps of missed days before it as well.
pub(super) fn steps(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    for_each_block(reader, company, |reader, customers| {
        let values = [company.into(), Value::Ids(customers)];
        let (mut steps, mut broken) = (BTreeSet::new(), Vec::new());
        STEPS.each(reader, &values, found, &mut broken, |row| {
            steps.insert((row.int(0)?, row.int(1)?, row.string(2)?, row.day(3)?));
            Ok(())
        })?;
        let mut missing = Vec::new();
        EFFECTS.each(reader, &values, found, &mut broken, |row| {
            let (customer, effect, day) = (row.int(0)?, row.text(1)?, row.day(2)?);
            let (clause, lines) = (row.text(3)?, read_lines(row.text(4)?)?);
            let letter = Channel::from_code(row.text(5)?).is_some_and(Channel::reaches_debtor);
            let mut note = |item, what| {
                let customer = Some(CustomerId::new(customer));
                missing.push(Finding { check: Check::Causes, customer, item, what });
            };
            if !lines.iter().any(|line| line.clause == clause) {
                note(
                    None,
                    format!("effect {effect} names clause {clause}, none of its lines does"),
                );
            }
            for line in lines {
                let (item, step) = (line.item, line.step);
                let on = |day| (customer, item.get(), line.clause.clone(), day);
                let earliest = if letter { Day::FIRST } else { day };
                if steps.range(on(earliest)..=on(day)).next().is_none() {
                    note(Some(item), format!("step {step} of effect {effect} on {day} is missing"));
                }
            }
            Ok(())
        })?;
        missing.into_iter().for_each(&mut *found);
        Ok(())
    })
}

/// Gaps told: a counter that was set far ahead must not be counted up to.
const MOST_GAPS: usize = 1_000;

/// Tables whose rows name the import that brought them.
const BROUGHT: [&str; 4] = ["item", "movement", "due_change", "payment_reference"];

/// Batches are numbered without a gap, and every row names one that is on record and that
/// brought something.
pub(super) fn batches(
    reader: &mut Reader,
    company: CompanyId,
    found: &mut dyn FnMut(Finding),
) -> Result<(), StoreError> {
    let recorded = reader.query(
        "SELECT batch, new_rows + changed_rows FROM batch WHERE company = $1 ORDER BY batch",
        &[company.into()],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )?;
    let next = reader.number(
        "SELECT next FROM counter WHERE company = $1 AND name = $2",
        &[company.into(), numbers::BATCH.into()],
    )?;
    let known = |batch: i64| recorded.binary_search_by_key(&batch, |one| one.0);
    for missing in (1..next).filter(|batch| known(*batch).is_err()).take(MOST_GAPS) {
        found(general(Check::Batches, format!("import {missing} is not on record")));
    }
    for table in BROUGHT {
        let sql = format!(
            "SELECT batch, COUNT(*) FROM {table}
             WHERE company = $1 AND batch <> 0 GROUP BY batch ORDER BY batch"
        );
        for (batch, rows) in
            reader.query(&sql, &[company.into()], |row| Ok((row.int(0)?, row.int(1)?)))?
        {
            let brought = known(batch).map(|at| recorded[at].1);
            if brought.is_err() && batch >= next || brought == Ok(0) {
                let what =
                    format!("{rows} rows of {table} name import {batch}, which brought none");
                found(general(Check::Batches, what));
            }
        }
    }
    Ok(())
}
