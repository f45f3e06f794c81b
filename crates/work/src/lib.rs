//! saldo-work
