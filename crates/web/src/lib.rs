//! saldo-web
