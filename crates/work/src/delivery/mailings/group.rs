//! The group of a mailing: every filter of the list of customers, and some more.

use crate::views::{self, CustomerFilter, CustomerSort, Page};
use crate::{Office, Refused, Who, company as companies, users};
use saldo_domain::control::Channel;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Money};
use saldo_store::customers::{self, Card};
use serde::{Deserialize, Serialize};

/// Most customers of one mailing.
const MOST: usize = 20_000;

/// Cards read at once.
const AT_ONCE: usize = 500;

/// Which customers, in the words of the form; an empty word asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Group {
    /// Part of name, code, registry code, phone or e-mail.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub search: String,
    /// Log-in of whoever looks after them; `none` for nobody.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub owner: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub team: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub status: String,
    /// Of ageing, e.g. `31-60`, or days late, e.g. `8-14`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub bucket: String,
    /// `1`: with overdue debts only.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub overdue: String,
    /// With a dispute, promise or hold in force.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub standing: String,
    /// Overdue by at least so much, in the company's currency.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub least: String,
    /// Language of the card.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Those whose card holds an address for this channel.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reached_by: String,
    /// These customers alone, by code; empty: all that fit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
}

impl Group {
    /// The words that are set, by the names of the fields.
    pub fn words(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("search", &self.search),
            ("owner", &self.owner),
            ("team", &self.team),
            ("status", &self.status),
            ("bucket", &self.bucket),
            ("overdue", &self.overdue),
            ("standing", &self.standing),
            ("least", &self.least),
            ("language", &self.language),
            ("reached-by", &self.reached_by),
        ];
        let set = all.into_iter().filter(|(_, word)| !word.is_empty());
        set.map(|(name, word)| (name, word.as_str())).collect()
    }

    /// The customers of the group, ascending.
    pub(super) fn customers(
        &self,
        office: &Office,
        company: CompanyId,
        who: Who,
    ) -> Result<Vec<CustomerId>, Refused> {
        let filter = self.filter(office, company)?;
        let least = self.least(office, company)?;
        let (mut found, mut next) = (Vec::new(), Some(0));
        while let Some(offset) = next {
            let list =
                views::customers(office, company, who, &filter, Page::at(offset, Page::MOST))?;
            if list.customers.total > MOST as u64 {
                return Err(too_many(list.customers.total));
            }
            next = list.customers.next_offset();
            let rows = list.customers.rows.into_iter();
            let owing = rows.filter(|row| least.is_none_or(|least| row.overdue.minor() >= least));
            found.extend(owing.map(|row| row.customer));
        }
        found.sort_unstable();
        found.dedup();
        self.by_card(office, company, found)
    }

    fn filter(&self, office: &Office, company: CompanyId) -> Result<CustomerFilter, Refused> {
        let owner = match self.owner.as_str() {
            "" | "none" => None,
            login => {
                let people = users::list(office, company)?;
                let found = people.into_iter().find(|person| person.login == login);
                let unknown = || Refused::UnknownPerson { login: login.to_owned() };
                Some(found.ok_or_else(unknown)?.person)
            }
        };
        let some = |word: &str| Some(word.to_owned()).filter(|word| !word.is_empty());
        let standing = match self.standing.as_str() {
            "" => None,
            word => Some(StandingKind::from_code(word).ok_or_else(|| bad("standing", word))?),
        };
        Ok(CustomerFilter {
            search: self.search.clone(),
            owner,
            without_owner: self.owner == "none",
            team: some(&self.team),
            status: some(&self.status),
            overdue_only: !self.overdue.is_empty(),
            bucket: some(&self.bucket),
            standing,
            sort: CustomerSort::Code,
        })
    }

    /// Minor units of the company's currency.
    fn least(&self, office: &Office, company: CompanyId) -> Result<Option<i64>, Refused> {
        if self.least.is_empty() {
            return Ok(None);
        }
        let currency = companies::get(office, company)?.currency;
        let money = Money::parse(&self.least, currency).map_err(|_| bad("least", &self.least))?;
        Ok(Some(money.minor()))
    }

    fn by_card(
        &self,
        office: &Office,
        company: CompanyId,
        found: Vec<CustomerId>,
    ) -> Result<Vec<CustomerId>, Refused> {
        let reached_by = match self.reached_by.as_str() {
            "" => None,
            word => Some(Channel::from_code(word).ok_or_else(|| bad("reached-by", word))?),
        };
        let fits = |card: &Card| {
            let reached = match reached_by {
                None | Some(Channel::Staff) => true,
                Some(Channel::Email) => !card.email.trim().is_empty(),
                Some(Channel::Sms) => !card.phone.trim().is_empty(),
                Some(Channel::Post) => !card.address.trim().is_empty(),
            };
            let spoken = self.language.is_empty() || card.language == self.language;
            let named = self.codes.is_empty() || self.codes.contains(&card.code);
            reached && spoken && named
        };
        let mut kept = Vec::with_capacity(found.len());
        for range in found.chunks(AT_ONCE) {
            let cards = office.store.read(|reader| customers::cards(reader, company, range))?;
            kept.extend(cards.iter().filter(|card| fits(card)).map(|card| card.customer));
        }
        Ok(kept)
    }
}

fn bad(field: &'static str, value: &str) -> Refused {
    Refused::Field {
        field,
        value: value.chars().take(40).collect(),
        reason: "chooses no customers",
        remedy: "choose from the list, or leave it empty",
    }
}

fn too_many(found: u64) -> Refused {
    Refused::Field {
        field: "group",
        value: found.to_string(),
        reason: "is more than one mailing writes to",
        remedy: "choose fewer than 20000 customers",
    }
}
