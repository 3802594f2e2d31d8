/// Matches two spellings of the same sounds by the fewest changes.
enum SymbolMatching {
    /// Pairs of symbols that are compared at the most: those of a clause of twice the usual length that is spelled out.
    static let pairLimit = 1_000_000

    /// The owner of each symbol, taken from the owned symbol that it matches; a symbol that matches none belongs to
    /// the owner of the symbol before it.
    /// - Parameter owned: symbols whose owners are known, owners never falling; not empty.
    static func owners<Symbol: Equatable>(of symbols: [Symbol], among owned: [(symbol: Symbol, owner: Int)]) -> [Int] {
        let rows = symbols.count
        let columns = owned.count
        precondition(columns > 0, "somebody must own the symbols")
        // Too long to be compared: the owners divide the symbols by their shares.
        guard rows <= Self.pairLimit / columns else { return (0..<rows).map { owned[$0 * columns / rows].owner } }
        // costs[row][column]: the fewest changes between the rest of the symbols and the rest of the owned ones.
        var costs = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        for row in stride(from: rows, through: 0, by: -1) {
            for column in stride(from: columns, through: 0, by: -1) {
                if row == rows {
                    costs[row][column] = columns - column
                } else if column == columns {
                    costs[row][column] = rows - row
                } else {
                    let change = symbols[row] == owned[column].symbol ? 0 : 1
                    costs[row][column] = min(
                        costs[row + 1][column + 1] + change, costs[row + 1][column] + 1, costs[row][column + 1] + 1)
                }
            }
        }
        var owners: [Int] = []
        var column = 0
        while owners.count < rows {
            let row = owners.count
            let cost = costs[row][column]
            if column < columns,
                cost == costs[row + 1][column + 1] + (symbols[row] == owned[column].symbol ? 0 : 1)
            {
                owners.append(owned[column].owner)
                column += 1
            } else if cost == costs[row + 1][column] + 1 {
                owners.append(owners.last ?? owned[0].owner)
            } else {
                column += 1
            }
        }
        return owners
    }
}
