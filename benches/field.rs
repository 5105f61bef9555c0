//! The cost of arithmetic: fields of 61 to 256 bits, drawing primes, towers of square roots.
#![allow(missing_docs, reason = "criterion's macros make public functions without documentation")]

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use zippel::coins::RandomWords;
use zippel::field::Field;
use zippel::field::montgomery::PrimeField;
use zippel::field::prime::Prime;
use zippel::field::tower::{Tower, TowerElement};
use zippel::field::wide::{WideField, WidePrime};
use zippel::sampling::{Coins, Primes, Seed};

fn coins() -> Coins<Primes> {
    Seed::from_bytes([7; 32]).coins(0, 0)
}

/// Chains of dependent operations, as a straight-line program makes them at worst.
fn arithmetic<F: Field>(
    c: &mut Criterion,
    name: &str,
    field: &F,
    mut random: impl FnMut() -> F::Element,
) where
    F::Element: Copy,
{
    let mut group = c.benchmark_group(name);
    let (mut x, y) = (random(), random());
    group.bench_function("mul", |b| {
        b.iter(|| {
            x = field.mul(&x, black_box(&y));
            x
        });
    });
    group.bench_function("add", |b| {
        b.iter(|| {
            x = field.add(&x, black_box(&y));
            x
        });
    });
    let elements: Vec<F::Element> = (0..1024).map(|_| random()).collect();
    let mut turn = elements.iter().cycle();
    group.bench_function("invert", |b| b.iter(|| field.invert(black_box(turn.next()?))));
    group.finish();
}

fn fields(c: &mut Criterion) {
    let mut coins = coins();
    let field = PrimeField::new(Prime::draw(&mut coins));
    arithmetic(c, "61 bits", &field, || field.uniform(&mut coins));
    wide_field::<2>(c);
    wide_field::<3>(c);
    wide_field::<4>(c);
}

fn wide_field<const L: usize>(c: &mut Criterion) {
    let mut coins = coins();
    let field = WideField::<L>::new(WidePrime::draw(8, &mut coins));
    arithmetic(c, &format!("{} bits", 64 * L), &field, || field.uniform(&mut coins));
}

fn primes(c: &mut Criterion) {
    let mut coins = coins();
    let mut group = c.benchmark_group("draw a prime");
    group.bench_function("61 bits", |b| b.iter(|| Prime::draw(&mut coins)));
    group
        .bench_function("128 bits, 64 rounds", |b| b.iter(|| WidePrime::<2>::draw(64, &mut coins)));
    group
        .bench_function("192 bits, 64 rounds", |b| b.iter(|| WidePrime::<3>::draw(64, &mut coins)));
    group
        .bench_function("256 bits, 64 rounds", |b| b.iter(|| WidePrime::<4>::draw(64, &mut coins)));
    group.bench_function("prove 2^61 - 1", |b| b.iter(|| Prime::new(black_box((1 << 61) - 1))));
    group.finish();
    let seed = Seed::from_bytes([7; 32]);
    let mut attempt = 0;
    c.bench_function("coins and first word", |b| {
        b.iter(|| {
            attempt += 1;
            seed.coins::<Primes>(0, attempt).next_word()
        });
    });
}

fn towers(c: &mut Criterion) {
    let mut coins = coins();
    let field = PrimeField::new(Prime::draw(&mut coins));
    for height in 1..=4 {
        let mut tower = Tower::new(field);
        let mut dense = tower.one();
        for _ in 0..height {
            let square = random(&tower, &dense, &mut coins);
            let s = tower.adjoin(square).expect("a low tower");
            dense = tower.mul(&dense, &tower.add(&s, &tower.one()));
        }
        let (a, b) = (random(&tower, &dense, &mut coins), random(&tower, &dense, &mut coins));
        let mut group = c.benchmark_group(format!("tower of {height}"));
        group.bench_function("mul", |bench| bench.iter(|| tower.mul(black_box(&a), black_box(&b))));
        group.bench_function("add", |bench| bench.iter(|| tower.add(black_box(&a), black_box(&b))));
        group.bench_function("invert", |bench| bench.iter(|| tower.invert(black_box(&a))));
        group.finish();
    }
}

/// An element without zero coefficients: powers of a dense one with random weights.
fn random(
    tower: &Tower<PrimeField>,
    dense: &TowerElement<<PrimeField as Field>::Element>,
    coins: &mut Coins<Primes>,
) -> TowerElement<<PrimeField as Field>::Element> {
    (0..4).fold(tower.zero(), |sum, _| {
        let weight = tower.scalar(tower.base().uniform(coins));
        tower.mul(&tower.add(&sum, &weight), dense)
    })
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .sample_size(30);
    targets = fields, primes, towers
}
criterion_main!(benches);
