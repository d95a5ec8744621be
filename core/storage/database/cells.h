// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "core/primitives/hashes.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

class QSqlQuery;

namespace lockstep {

/// The columns of the row a query stands on, read from left to right into our types. The first value that does not
/// fit its type sticks as Damaged, so a reader takes all columns and `Database` asks `status` once.
class Cells
{
public:
    explicit Cells(QSqlQuery& query) : m_query(query) { }

    bool next(); ///< Moves to the next row; the columns start again from the left.

    std::int64_t int64();
    bool boolean() { return number(0, 1) != 0; }
    std::int32_t int32() { return static_cast<std::int32_t>(number(Int32Min, Int32Max)); }
    std::uint32_t uint32() { return static_cast<std::uint32_t>(number(0, UInt32Max)); }
    BlockHeight height() { return {static_cast<std::int32_t>(number(0, Int32Max))}; }
    Amount amount();
    QString text();
    std::string utf8() { return text().toStdString(); }
    Bytes bytes();

    template <typename Id>
    Id id()
    {
        return Id{int64()};
    }

    template <typename Enum>
    Enum enumerator(Enum last)
    {
        return static_cast<Enum>(number(0, static_cast<std::int64_t>(last)));
    }

    template <std::size_t N>
    std::array<std::byte, N> array()
    {
        std::array<std::byte, N> out{};
        fill(out);
        return out;
    }

    template <typename Hash>
    Hash hash()
    {
        Hash out;
        fill(out.bytes);
        return out;
    }

    /// nullopt for NULL, else what `read` takes: `cells.maybe([&] { return cells.height(); })`.
    template <typename Read>
    auto maybe(Read read) -> std::optional<decltype(read())>
    {
        if (!skipNull()) return read();
        return std::nullopt;
    }

    std::optional<ChainPoint> maybePoint(); ///< Two columns: height and hash.
    std::optional<Error> maybeError(); ///< Two columns: code and detail.

    const Result<void>& status() const { return m_status; }

private:
    static constexpr std::int64_t Int32Min = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int64_t Int32Max = std::numeric_limits<std::int32_t>::max();
    static constexpr std::int64_t UInt32Max = std::numeric_limits<std::uint32_t>::max();

    bool skipNull();
    std::int64_t number(std::int64_t lowest, std::int64_t highest);
    void fill(std::span<std::byte> out);
    void fail(const char* what);

    QSqlQuery& m_query;
    int m_column = 0;
    Result<void> m_status;
};

} // namespace lockstep
