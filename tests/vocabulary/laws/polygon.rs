//! Regular polygons: each side is the one before, turned by the same angle.

laws! {
    "square(A: point, B: point): point, point" => square:
        "points A, B\nC, D = square(A, B)",
        ["C - B == turn(B - A)", "D - C == A - B"];
    "regular_pentagon(A: point, B: point): point, point, point" => regular_pentagon:
        "points A, B\nC, D, E = regular_pentagon(A, B)\nu = B - A\nx = (sqrt(5) - 1) / 4\n\
         y = (1 + sqrt(5)) * sqrt(10 - 2 * sqrt(5)) / 8\nv = vector(x, y)",
        ["x ^ 2 + y ^ 2 == 1", "C - B == times(u, v)", "D - C == times(C - B, v)", "E - D == times(D - C, v)", "A - E == times(E - D, v)", "B - A == times(A - E, v)"];
    "regular_hexagon(A: point, B: point): point, point, point, point" => regular_hexagon:
        "points A, B\nC, D, E, F = regular_hexagon(A, B)\nv = vector(1/2, sqrt(3) / 2)",
        ["C - B == times(B - A, v)", "D - C == times(C - B, v)", "E - D == times(D - C, v)", "F - E == times(E - D, v)", "A - F == times(F - E, v)"];
    "regular_octagon(A: point, B: point): point, point, point, point, point, point" => regular_octagon:
        "points A, B\nC, D, E, F, G, H = regular_octagon(A, B)\nv = vector(sqrt(2) / 2, sqrt(2) / 2)",
        ["C - B == times(B - A, v)", "D - C == times(C - B, v)", "E - D == times(D - C, v)", "F - E == times(E - D, v)",
         "G - F == times(F - E, v)", "H - G == times(G - F, v)", "A - H == times(H - G, v)"];
    "regular_decagon(A: point, B: point): point, point, point, point, point, point, point, point" => regular_decagon:
        "points A, B\nC, D, E, F, G, H, I, J = regular_decagon(A, B)\nv = vector((1 + sqrt(5)) / 4, sqrt(10 - 2 * sqrt(5)) / 4)",
        ["C - B == times(B - A, v)", "D - C == times(C - B, v)", "E - D == times(D - C, v)", "F - E == times(E - D, v)", "G - F == times(F - E, v)",
         "H - G == times(G - F, v)", "I - H == times(H - G, v)", "J - I == times(I - H, v)", "A - J == times(J - I, v)"];
    "regular_dodecagon(A: point, B: point): point, point, point, point, point, point, point, point, point, point" => regular_dodecagon:
        "points A, B\nC, D, E, F, G, H, I, J, K, L = regular_dodecagon(A, B)\nv = vector(sqrt(3) / 2, 1/2)",
        ["C - B == times(B - A, v)", "D - C == times(C - B, v)", "E - D == times(D - C, v)", "F - E == times(E - D, v)", "G - F == times(F - E, v)",
         "H - G == times(G - F, v)", "I - H == times(H - G, v)", "J - I == times(I - H, v)", "K - J == times(J - I, v)", "L - K == times(K - J, v)",
         "A - L == times(L - K, v)"];
}
