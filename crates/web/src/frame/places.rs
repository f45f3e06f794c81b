//! Where one can go: every place of the menu, in the group of what a person comes to do.

use super::Frame;
use saldo_domain::authority::Right;

/// A group of the menu: what a person comes to do.
#[derive(Clone, Copy, Debug)]
struct Group {
    label: &'static str,
    icon: &'static str,
    /// Daily work stands open on every page; the others open when one is there.
    daily: bool,
    places: &'static [Place],
}

/// A place: address, words, icon, in the bar of a phone.
type Place = (&'static str, &'static str, &'static str, bool);

/// The menu. A page below a place belongs to it; a page is in one group only.
const GROUPS: [Group; 8] = [
    Group {
        label: "nav-group-today",
        icon: "day",
        daily: true,
        places: &[
            ("/", "nav-overview", "overview", true),
            ("/day", "nav-day", "day", true),
            ("/route", "nav-route", "visit", false),
            ("/field", "nav-field", "promise", false),
            ("/requests", "nav-requests", "inbox", false),
            ("/replies", "nav-replies", "mail", false),
            ("/notices", "nav-notices", "alert", false),
        ],
    },
    Group {
        label: "nav-group-book",
        icon: "customers",
        daily: true,
        places: &[
            ("/customers", "nav-customers", "customers", true),
            ("/invoices", "nav-invoices", "invoice", true),
            ("/payments", "nav-payments", "money", false),
            ("/bank", "nav-bank", "swap", false),
            ("/refunds", "nav-refunds", "money", false),
            ("/payables", "nav-payables", "invoice", false),
            ("/import", "nav-import", "upload", false),
            ("/accounting", "nav-accounting", "download", false),
        ],
    },
    Group {
        label: "nav-group-control",
        icon: "run",
        daily: false,
        places: &[
            ("/run", "nav-run", "run", false),
            ("/runs", "nav-runs", "history", false),
            ("/statuses", "nav-statuses", "check", false),
            ("/terms", "nav-terms", "money", false),
            ("/messages", "nav-messages", "mail", false),
            ("/mailings", "nav-mailings", "mail", false),
            ("/post", "nav-post", "print", false),
            ("/papers", "nav-papers", "invoice", false),
        ],
    },
    Group {
        label: "nav-group-plans",
        icon: "note",
        daily: false,
        places: &[
            ("/plans/week", "nav-plan-week", "day", false),
            ("/plans/month", "nav-plan-month", "day", false),
            ("/norms", "nav-norms", "check", false),
            ("/digest", "nav-digest", "people", false),
            ("/memos", "nav-memos", "note", false),
        ],
    },
    Group {
        label: "nav-group-reports",
        icon: "overview",
        daily: false,
        places: &[("/reports", "nav-reports", "overview", false)],
    },
    Group {
        label: "nav-group-recovery",
        icon: "alert",
        daily: false,
        places: &[
            ("/cases", "nav-cases", "customers", false),
            ("/limitation", "nav-limitation", "day", false),
            ("/reconciliation", "nav-acts", "check", false),
            ("/sales", "nav-sales", "swap", false),
            ("/irrecoverable", "nav-irrecoverable", "invoice", false),
            ("/watch", "nav-watch", "history", false),
            ("/promises", "nav-promises", "promise", false),
            ("/disputes", "nav-disputes", "dispute", false),
            ("/agreements", "nav-agreements", "agreement", false),
        ],
    },
    Group {
        label: "nav-group-rules",
        icon: "info",
        daily: false,
        places: &[
            ("/policies", "nav-policies", "note", false),
            ("/roles", "nav-roles", "people", false),
            ("/rights", "nav-rights", "info", false),
            ("/rates", "nav-rates", "rate", false),
            ("/laws", "nav-laws", "note", false),
            ("/company", "nav-company", "print", false),
            ("/sending", "sending-title", "mail", false),
            ("/webhooks", "nav-webhooks", "swap", false),
            ("/users", "nav-users", "people", false),
            ("/journal", "nav-journal", "history", false),
            ("/personal/seen", "nav-seen", "people", false),
            ("/personal", "nav-personal", "people", false),
            ("/account", "nav-account", "info", false),
        ],
    },
    Group {
        label: "nav-group-calculators",
        icon: "calculator",
        daily: false,
        places: &[
            ("/calc", "nav-calculators", "calculator", false),
            ("/calc/example", "nav-example", "info", false),
        ],
    },
];

/// A group as a page shows it.
#[derive(Clone, Debug)]
pub(crate) struct NavGroup {
    pub(crate) label: &'static str,
    pub(crate) icon: &'static str,
    /// Shown without asking: it is daily work, or one is there.
    pub(crate) open: bool,
    /// One is at a place of this group.
    pub(crate) current: bool,
    pub(crate) entries: Vec<NavEntry>,
}

/// One place to go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NavEntry {
    pub(crate) href: &'static str,
    pub(crate) label: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) current: bool,
}

impl Frame {
    /// All places this person may go to, by group; groups with nothing in them are left out.
    pub(crate) fn nav(&self) -> Vec<NavGroup> {
        self.places(|_| true)
    }

    /// The places in the bar of a phone.
    pub(crate) fn tabs(&self) -> Vec<NavEntry> {
        self.places(|in_bar| in_bar).into_iter().flat_map(|group| group.entries).collect()
    }

    /// The other places of a phone.
    pub(crate) fn more(&self) -> Vec<NavGroup> {
        self.places(|in_bar| !in_bar)
    }

    /// Is one at a place that the bar of a phone does not show?
    pub(crate) fn is_at_more(&self) -> bool {
        self.more().iter().any(|group| group.current)
    }

    fn places(&self, wanted: impl Fn(bool) -> bool) -> Vec<NavGroup> {
        let entry = |(href, label, icon, _): &Place| {
            let current = self.is_at(href);
            NavEntry { href, label, icon, current }
        };
        let shown = |group: Group| {
            let places =
                group.places.iter().filter(|place| wanted(place.3) && self.may_visit(place.0));
            let entries: Vec<NavEntry> = places.map(entry).collect();
            let current = entries.iter().any(|entry| entry.current);
            let open = group.daily || current || self.person.is_none();
            NavGroup { label: group.label, icon: group.icon, open, current, entries }
        };
        GROUPS.into_iter().map(shown).filter(|group| !group.entries.is_empty()).collect()
    }

    /// Is this page, or one below it, the place?
    fn is_at(&self, href: &str) -> bool {
        let path = self.here.split('?').next().unwrap_or_default();
        let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
        match href {
            "/" => path == "/",
            // The example lies below the calculators and is a place of its own.
            "/calc" if path == "/calc/example" => false,
            // So does who looked at what below the data itself.
            "/personal" if path == "/personal/seen" => false,
            _ => path.strip_prefix(href).is_some_and(below),
        }
    }

    /// May whoever looks go to this place of the menu?
    pub(crate) fn may_visit(&self, href: &str) -> bool {
        match href {
            "/calc" | "/calc/example" => true,
            _ if self.person.is_none() => false,
            "/run" | "/runs" | "/statuses" | "/mailings" | "/irrecoverable" | "/sales" => {
                self.may_look_at_plan()
            }
            "/bank" | "/refunds" | "/payables" | "/accounting" => self.may_see_bank(),
            "/import" => self.may_import(),
            "/plans/week" => self.may(Right::PlanWeek) || self.may(Right::CheckWeeklyPlans),
            "/plans/month" => self.may(Right::PlanMonth) || self.may(Right::CheckMonthlyPlans),
            "/digest" => self.may(Right::CheckWeeklyPlans),
            "/memos" => self.may(Right::WriteMemos) || self.may(Right::DecideAfterTenDays),
            "/rates" => self.may(Right::KeepRates),
            "/company" => self.may_keep_papers(),
            "/post" => self.may_answer_messages(),
            "/sending" => self.may_set_sending(),
            "/users" => self.may_manage_people(),
            "/webhooks" => self.may(Right::ManageWebhooks),
            "/journal" | "/personal/seen" => self.may(Right::ReadJournal),
            "/personal" => self.may(Right::ErasePersonalData),
            _ => true,
        }
    }
}

#[cfg(test)]
#[path = "places_tests.rs"]
mod tests;
