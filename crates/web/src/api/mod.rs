//! What programs ask over HTTP: JSON in, JSON out, under `/api/v1`.

pub(crate) mod calc;
