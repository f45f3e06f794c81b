//! Motivation: indexes that people are paid by, and whether such an index rewards the wrong
//! thing. Base, plan, weights and formula are the company's own choice (KPI-05).

pub mod formula;
pub mod index;
pub mod perversity;
