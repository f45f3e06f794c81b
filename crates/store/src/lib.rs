//! saldo-store
