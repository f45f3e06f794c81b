//! Analysis of receivables: the figures of the chapters and tables of the regulation (S3-B)
//! and of its provisions.
//!
//! One report a file. A report takes amounts of one currency and returns figures that are
//! rounded once, half away from zero (R1, R2); totals are sums of the figures shown, so that
//! a person can add them up. A ratio with a denominator of zero is `None`, never a guess (R4).
//!
//! Nothing is checked here that only an input can get wrong: names that repeat or a part
//! above its whole are the caller's to refuse.

pub mod ageing_table;
pub mod cash_days;
pub mod chronic;
pub mod composition;
pub mod countback;
pub mod coverage;
pub mod debtors;
pub mod discipline;
pub mod dso;
pub mod habit;
pub mod history;
pub mod indicators;
pub mod loss_rates;
pub mod provision_matrix;
pub mod provision_ru_tax;
pub mod response;
pub mod roll_rates;
pub mod share;
pub mod turnover;
