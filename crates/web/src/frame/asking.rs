//! Requests that can be started from where somebody stands: about a customer, a document, a
//! charge, with what is known there filled in.

use super::Frame;
use crate::lists::link;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::{ItemId, Money};

/// A request that can be started here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Asking {
    /// Word of its kind.
    pub(crate) kind: &'static str,
    pub(crate) href: String,
}

const ABOUT_CUSTOMER: &[RequestKind] = &[
    RequestKind::Deferral,
    RequestKind::RepeatedDeferral,
    RequestKind::Restructuring,
    RequestKind::Exclusion,
    RequestKind::Claim,
    RequestKind::Court,
    RequestKind::Irrecoverable,
    RequestKind::Contract,
];

const ABOUT_DOCUMENT: &[RequestKind] = &[
    RequestKind::Deferral,
    RequestKind::RepeatedDeferral,
    RequestKind::Restructuring,
    RequestKind::WriteOff,
    RequestKind::Claim,
    RequestKind::Irrecoverable,
];

impl Frame {
    /// About a customer as a whole.
    pub(crate) fn asks_about(&self, code: &str) -> Vec<Asking> {
        self.asks(ABOUT_CUSTOMER, &[("customer", code)])
    }

    /// About one document, with what is open of it.
    pub(crate) fn asks_about_document(
        &self,
        code: &str,
        item: &ItemId,
        open: &Money,
    ) -> Vec<Asking> {
        let (item, amount) = (item.to_string(), open.to_plain());
        self.asks(ABOUT_DOCUMENT, &[("customer", code), ("item", &item), ("amount", &amount)])
    }

    /// About what a document has borne: all of it is asked for, a part can be named.
    pub(crate) fn asks_about_charge(&self, code: &str, item: &ItemId) -> Vec<Asking> {
        let item = item.to_string();
        let filled = [("customer", code), ("item", item.as_str()), ("how", "whole")];
        self.asks(&[RequestKind::Waiver], &filled)
    }

    /// About shipments to a customer.
    pub(crate) fn asks_about_shipments(&self, code: &str) -> Vec<Asking> {
        self.asks(&[RequestKind::ShipBeyondLimit], &[("customer", code)])
    }

    fn asks(&self, kinds: &[RequestKind], filled: &[(&str, &str)]) -> Vec<Asking> {
        let role = self.person.as_ref().map(|person| person.role);
        let may = |kind: &&RequestKind| role.is_some_and(|role| kind.may_ask(role));
        let one = |kind: &RequestKind| {
            let with: Vec<(&str, &str)> =
                std::iter::once(("kind", kind.code())).chain(filled.iter().copied()).collect();
            Asking { kind: kind.code(), href: link("/requests/new", &with) }
        };
        kinds.iter().filter(may).map(one).collect()
    }
}
