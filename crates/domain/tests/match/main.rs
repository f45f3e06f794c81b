//! Whose money is it? Told as a clerk would tell it, and counted over a company whose truth
//! the matcher does not see.

mod cases;
mod confusions;
mod firm;
mod policy;
mod references;
mod truth;
