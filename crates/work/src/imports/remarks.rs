//! What there is to say about texts that were taken.

use super::contact::Left;
use super::groups::Left as GroupLeft;
use super::{ImportOutcome, Remark};
use saldo_domain::Day;

impl ImportOutcome {
    /// Takes note of banks whose rules cannot be read: their files are not known.
    pub(crate) fn remark_unread(&mut self, banks: Vec<String>) {
        self.remarks_total += banks.len() as u64;
        let remarks = banks.into_iter().map(|bank| Remark {
            line: 0,
            field: bank,
            text: "the company's rules for this bank cannot be read: put them again".to_owned(),
            code: "bank-rules-unread".to_owned(),
        });
        self.remarks.splice(0..0, remarks);
        self.remarks.truncate(Remark::KEPT);
    }
}

impl Remark {
    /// An encoding that was told by the looks of the words alone.
    pub(crate) fn of_guessed_encoding(encoding: &str) -> Self {
        let text = "nobody stated the encoding, and it is not UTF-8: the file was read in this \
                    one; check the names"
            .to_owned();
        let (field, code) = (encoding.to_owned(), "encoding-guessed".to_owned());
        Self { line: 1, field, text, code }
    }
}

/// The remarks of one import.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    kept: Vec<Remark>,
    total: u64,
}

impl Remarks {
    /// Takes note of an encoding that was told by the looks of the words alone.
    pub(super) fn encoding_guessed(&mut self, encoding: &str) {
        self.total += 1;
        self.kept.push(Remark::of_guessed_encoding(encoding));
    }

    /// Takes note of what was found in one row.
    pub(super) fn note(&mut self, line: u64, remarks: Vec<saldo_formats::Remark>) {
        self.total += remarks.len() as u64;
        let room = Remark::KEPT.saturating_sub(self.kept.len());
        self.kept.extend(remarks.into_iter().take(room).map(|remark| Remark {
            line,
            field: remark.field,
            text: remark.flag.to_string(),
            code: remark.flag.code().to_owned(),
        }));
    }

    /// Takes note of what there is to say about a document.
    pub(super) fn of_document(&mut self, line: u64, field: &str, code: &str, text: &str) {
        self.total += 1;
        if self.kept.len() < Remark::KEPT {
            let [field, code, text] = [field, code, text].map(str::to_owned);
            self.kept.push(Remark { line, field, text, code });
        }
    }

    /// Takes note of a field that stays as a person wrote it.
    pub(super) fn kept_by_hand(&mut self, line: u64, field: String) {
        self.total += 1;
        if self.kept.len() < Remark::KEPT {
            let text = "kept by hand: the card was changed since this was imported".to_owned();
            self.kept.push(Remark { line, field, text, code: "kept-by-hand".to_owned() });
        }
    }

    /// Takes note of a field that stays empty because the customer's personal data was erased.
    pub(super) fn erased(&mut self, line: u64, field: String) {
        let text = "stays empty: the customer's personal data was erased, and nothing is open";
        self.of_document(line, &field, "erased", text);
    }

    /// Takes note of a word on how the customer may be contacted that was not taken.
    pub(super) fn contact_left(&mut self, line: u64, field: String, left: Left) {
        match left {
            Left::ByHand => self.kept_by_hand(line, field),
            Left::UnknownZone => {
                let text = "is no time zone: write it like Europe/Tallinn; the field was left out";
                self.of_document(line, &field, "unknown-zone", text);
            }
            Left::MayNotLoosen => {
                let text = "would let the customer be contacted more freely, which takes the right \
                            to loosen contacts; the field was left out";
                self.of_document(line, &field, "may-not-loosen", text);
            }
        }
    }

    /// Takes note of a group that the customer was not put into.
    pub(super) fn group_left(&mut self, line: u64, field: String, left: GroupLeft) {
        match left {
            GroupLeft::ByHand => self.kept_by_hand(line, field),
            GroupLeft::NoName => {
                let text = "is no name of a group: give 1 to 60 characters; the field was left out";
                self.of_document(line, &field, "no-group-name", text);
            }
            GroupLeft::MayNotGroup => {
                let text = "would put the customer under another policy, which takes the right to \
                            group customers; the field was left out";
                self.of_document(line, &field, "may-not-group", text);
            }
        }
    }

    /// Takes note of a payment that a bank statement had brought before.
    pub(super) fn told_by_bank(&mut self, line: u64, booked: Day) {
        let text = format!(
            "the bank statement of {booked} brought this amount: it is counted once; record a further \
             payment of this amount by hand"
        );
        self.of_document(line, "amount", "told-by-bank", &text);
    }

    /// Takes note of a payment without a number that equals one that was told before.
    pub(super) fn told_before(&mut self, line: u64) {
        let text = "a payment without a number that says the same was told before: it is counted \
                    once; tell a further one with a number of its own";
        self.of_document(line, "number", "told-before", text);
    }

    /// Takes note of an invoice that leaves less time than its customer usually needs (REM-02).
    pub(super) fn shorter_than_usual(&mut self, line: u64, field: &str, days: i64, usual: u16) {
        let text = format!(
            "leaves {days} days to pay, and this customer usually needs {usual}: agree on a day that \
             can be kept"
        );
        self.of_document(line, field, "shorter-than-usual", &text);
    }

    /// The first remarks, and how many there are.
    pub(super) fn finish(self) -> (Vec<Remark>, u64) {
        (self.kept, self.total)
    }
}
