//! What the walk asks about: for each address something of an own customer of `rep1`, and
//! something of a customer of somebody else.

use crate::house::office;
use saldo_work::delivery::{self, OutboxFilter};
use saldo_work::requests::{self, Which};
use saldo_work::views::{self, CustomerFilter, DocumentFilter, Page};
use saldo_work::{Who, company, mailbox, memos};
use std::collections::BTreeMap;

/// Of whose customer something is, seen from `rep1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    Own,
    Foreign,
}

/// One of each, own and foreign, by the word that addresses and forms use for it.
#[derive(Clone, Debug, Default)]
pub(super) struct Objects(BTreeMap<(Whose, &'static str), String>);

/// Parts of addresses that lead to a customer.
const OF_CUSTOMER: [&str; 9] = [
    "/agreements/{customer}",
    "/customers/{code}",
    "/documents/{customer}",
    "/messages/{effect}",
    "/requests/{request}",
    "/memos/{memo}",
    "/letters/{code}",
    "/replies/{number}",
    "/payables/{creditor}",
];

/// Does an address or its form concern one customer?
pub(super) fn is_of_customer(path: &str, body: &str) -> bool {
    OF_CUSTOMER.iter().any(|part| path.contains(part)) || body.contains("{code}")
}

/// What stands for the other names in addresses.
const FIXED: [(&str, &str); 28] = [
    ("/refunds/{refund}/{act}", "/refunds/1/approve"),
    ("{refund}", "1"),
    ("{order}", "1"),
    ("/words/{letter}", "/words/overdue"),
    ("/reports/{name}/{form}", "/reports/dso/table.csv"),
    ("/reports/{name}", "/reports/dso"),
    ("/plans/{kind}", "/plans/week"),
    ("/papers/{kind}", "/papers/statement"),
    ("/calc/{kind}", "/calc/late-fee"),
    ("/credit/{act}", "/credit/conduct"),
    ("/charge/{act}", "/charge/fix"),
    ("/case/{act}", "/case/claim"),
    ("/agreements/1/{act}", "/agreements/1/end"),
    ("{portfolio}", "1"),
    ("{offer}", "1"),
    ("/file/{form}", "/file/habit"),
    ("/templates/{name}", "/templates/eight-step"),
    ("/roles/{role}", "/roles/DIRECTOR"),
    ("/users/{login}", "/users/rep2"),
    ("/assets/{file}", "/assets/none.css"),
    ("{token}", "none"),
    ("{id}", "1"),
    ("{at}", "0"),
    ("{fence}", "1"),
    ("{batch}", "1"),
    ("{entry}", "1"),
    ("{line}", "1"),
    ("{row}", "1"),
];

impl Objects {
    pub(super) async fn of_the_house() -> Self {
        let mut found = Self::default();
        let company = company::only(office()).expect("a company").company;
        let who = Who::program();
        let filter = CustomerFilter::default();
        let list = views::customers(office(), company, who, &filter, Page::first(500));
        let owners: BTreeMap<String, bool> = list
            .expect("customers")
            .customers
            .rows
            .into_iter()
            .map(|row| (row.code, row.owner.is_some_and(|owner| owner.login == "rep1")))
            .collect();
        let whose = |code: &str| if owners[code] { Whose::Own } else { Whose::Foreign };
        let filter = DocumentFilter::default();
        let invoices = views::invoices(office(), company, who, &filter, Page::first(500));
        for row in invoices.expect("invoices").rows {
            let key = (whose(&row.code), "{customer}/{item}");
            found.0.entry(key).or_insert_with(|| format!("{}/{}", row.customer, row.item));
            // The customer with an invoice stands for all else that is asked about.
            found.0.entry((key.0, "{code}")).or_insert(row.code);
        }
        for whose in [Whose::Own, Whose::Foreign] {
            let Some(code) = found.0.get(&(whose, "{code}")) else { continue };
            let address = format!("/agreements/{code}");
            found.keep(whose, "/agreements/{customer}", address);
        }
        let filter = OutboxFilter::default();
        let messages = delivery::messages(office(), company, who, &filter, Page::first(500));
        for row in messages.expect("messages").rows.rows {
            found.keep(whose(&row.code), "{effect}", row.effect.to_string());
        }
        for which in [Which::Open, Which::Closed] {
            let list = requests::list(office(), company, who, which, Page::first(500));
            for row in list.expect("requests").rows {
                let Some(debtor) = row.customer else { continue };
                found.keep(whose(&debtor.code), "{request}", row.request.to_string());
            }
        }
        for memo in memos::memos(office(), company, who).expect("memos") {
            found.keep(whose(&memo.debtor.code), "{memo}", memo.memo.to_string());
        }
        for shown in mailbox::Shown::ALL {
            let list = mailbox::replies(office(), company, who, shown, Page::first(500));
            for row in list.expect("replies").rows.rows {
                let Some(of) = row.whose else { continue };
                found.keep(whose(&of.code), "/replies/{number}", format!("/replies/{}", row.reply));
            }
        }
        found.keep(Whose::Own, "{number}", "1".to_owned());
        found.keep(Whose::Foreign, "{number}", "1".to_owned());
        found
    }

    fn keep(&mut self, whose: Whose, word: &'static str, value: String) {
        self.0.entry((whose, word)).or_insert(value);
    }

    /// The address of something of this kind; `None` where the company has nothing of the kind.
    pub(super) fn address(&self, path: &str, whose: Whose) -> Option<String> {
        let address = self.body(path, whose);
        let address = FIXED.iter().fold(address, |address, (word, by)| address.replace(word, by));
        let address = address.replace("{creditor}/{payable}", "1/1").replace("{file}", "1");
        (!address.contains('{')).then_some(address)
    }

    /// The form, speaking of something of this kind.
    pub(super) fn body(&self, body: &str, whose: Whose) -> String {
        let of = self.0.iter().filter(|((one, _), _)| *one == whose);
        of.fold(body.to_owned(), |body, ((_, word), value)| body.replace(word, value))
    }
}
