//! saldo-formats
