#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| zippel_fuzz::document::run(data));
