//! The story's own notion of what is open, so that a buyer pays neither too much by
//! accident nor an invoice that is paid. The book proper derives it all again.

use super::history::Local;

#[derive(Debug)]
struct Debt {
    local: Local,
    number: String,
    amount: i64,
    open: i64,
    due: saldo_domain::Day,
    contested: bool,
}

#[derive(Debug)]
struct Credit {
    local: Local,
    free: i64,
    /// Movement, debt and amount of each allocation.
    used: Vec<(Local, Local, i64)>,
}

/// Debts and credits of one buyer, in minor units.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    debts: Vec<Debt>,
    credits: Vec<Credit>,
    items: Local,
    movements: Local,
}

impl Ledger {
    /// A new debt.
    pub(super) fn owe(&mut self, number: String, amount: i64, due: saldo_domain::Day) -> Local {
        self.items += 1;
        let local = self.items;
        self.debts.push(Debt { local, number, amount, open: amount, due, contested: false });
        local
    }

    /// New money or another credit.
    pub(super) fn receive(&mut self, amount: i64) -> Local {
        self.items += 1;
        self.credits.push(Credit { local: self.items, free: amount, used: Vec::new() });
        self.items
    }

    /// Number for the next movement.
    pub(super) fn next_movement(&mut self) -> Local {
        self.movements += 1;
        self.movements
    }

    /// Settles a debt from a credit; returns the movement's number.
    pub(super) fn allocate(&mut self, debt: Local, credit: Local, amount: i64) -> Local {
        let movement = self.next_movement();
        self.settle(debt, amount);
        if let Some(credit) = self.credit_mut(credit) {
            credit.free -= amount;
            credit.used.push((movement, debt, amount));
        }
        movement
    }

    /// Oldest open, uncontested debt with the first free credit, and how much fits.
    pub(super) fn next_match(&self) -> Option<(Local, Local, i64)> {
        let debt = self.debts.iter().find(|debt| debt.open > 0 && !debt.contested)?;
        let credit = self.credits.iter().find(|credit| credit.free > 0)?;
        Some((debt.local, credit.local, debt.open.min(credit.free)))
    }

    /// Uncontested debts that are still open so many days after their due day.
    pub(super) fn forgotten(&self, day: saldo_domain::Day, days: i64) -> Vec<Local> {
        let late =
            |debt: &&Debt| debt.open > 0 && !debt.contested && day.days_since(debt.due) > days;
        self.debts.iter().filter(late).map(|debt| debt.local).collect()
    }

    /// Takes all allocations of a credit back and returns them.
    pub(super) fn undo(&mut self, credit: Local) -> Vec<(Local, Local, i64)> {
        let Some(credit) = self.credit_mut(credit) else { return Vec::new() };
        let used = std::mem::take(&mut credit.used);
        credit.free += used.iter().map(|(_, _, amount)| amount).sum::<i64>();
        for (_, debt, amount) in &used {
            self.settle(*debt, -amount);
        }
        used
    }

    /// Lowers what is open on a debt.
    pub(super) fn settle(&mut self, debt: Local, amount: i64) {
        if let Some(debt) = self.debts.iter_mut().find(|known| known.local == debt) {
            debt.open -= amount;
        }
    }

    /// Uses free credit for something else than a debt.
    pub(super) fn take_free(&mut self, credit: Local, amount: i64) {
        if let Some(credit) = self.credit_mut(credit) {
            credit.free -= amount;
        }
    }

    pub(super) fn contest(&mut self, debt: Local, contested: bool) {
        if let Some(debt) = self.debts.iter_mut().find(|known| known.local == debt) {
            debt.contested = contested;
        }
    }

    pub(super) fn is_contested(&self, debt: Local) -> bool {
        self.debt(debt).is_some_and(|debt| debt.contested)
    }

    pub(super) fn amount_of(&self, debt: Local) -> i64 {
        self.debt(debt).map_or(0, |debt| debt.amount)
    }

    pub(super) fn open_of(&self, debt: Local) -> i64 {
        self.debt(debt).map_or(0, |debt| debt.open)
    }

    pub(super) fn number_of(&self, debt: Local) -> &str {
        self.debt(debt).map_or("", |debt| &debt.number)
    }

    /// The due day first agreed.
    pub(super) fn due_of(&self, debt: Local) -> saldo_domain::Day {
        self.debt(debt).map_or(saldo_domain::Day::LAST, |debt| debt.due)
    }

    /// Free credit in all.
    pub(super) fn free(&self) -> i64 {
        self.credits.iter().map(|credit| credit.free).sum()
    }

    pub(super) fn free_of(&self, credit: Local) -> i64 {
        self.credits.iter().find(|known| known.local == credit).map_or(0, |credit| credit.free)
    }

    fn debt(&self, local: Local) -> Option<&Debt> {
        // Items are numbered in order, so the list is sorted.
        let at = self.debts.binary_search_by_key(&local, |debt| debt.local).ok()?;
        self.debts.get(at)
    }

    fn credit_mut(&mut self, local: Local) -> Option<&mut Credit> {
        self.credits.iter_mut().find(|credit| credit.local == local)
    }
}
