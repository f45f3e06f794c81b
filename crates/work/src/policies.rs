//! The policies that ship with the program, and the company's own.
