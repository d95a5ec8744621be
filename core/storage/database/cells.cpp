// SPDX-License-Identifier: MIT

#include "core/storage/database/cells.h"

#include "core/util/errcnumber.h"

#include <QByteArray>
#include <QSqlQuery>
#include <QVariant>

#include <algorithm>

namespace lockstep {

bool Cells::next()
{
    m_column = 0;
    return m_status && m_query.next();
}

std::int64_t Cells::int64()
{
    bool fits = false;
    const qlonglong value = m_query.value(m_column++).toLongLong(&fits);
    if (!fits) fail("no whole number");
    return fits ? value : 0;
}

std::int64_t Cells::number(std::int64_t lowest, std::int64_t highest)
{
    const std::int64_t value = int64();
    if (value >= lowest && value <= highest) return value;
    fail("a number out of its range");
    return lowest;
}

Amount Cells::amount()
{
    if (const auto amount = Amount::fromSatoshis(int64())) return *amount;
    fail("an amount out of its range");
    return {};
}

QString Cells::text() { return m_query.value(m_column++).toString(); }

Bytes Cells::bytes()
{
    const QByteArray blob = m_query.value(m_column++).toByteArray();
    return toBytes(std::as_bytes(std::span(blob.constData(), static_cast<std::size_t>(blob.size()))));
}

std::optional<ChainPoint> Cells::maybePoint()
{
    if (skipNull()) {
        ++m_column;
        return std::nullopt;
    }
    const BlockHeight at = height();
    return ChainPoint{at, hash<BlockHash>()};
}

std::optional<Error> Cells::maybeError()
{
    if (skipNull()) {
        ++m_column;
        return std::nullopt;
    }
    const Errc code = errcOf(number(0, Int32Max)).value_or(Errc::Refused); // a newer program may have written it
    return Error{code, utf8()};
}

bool Cells::skipNull()
{
    if (!m_query.isNull(m_column)) return false;
    ++m_column;
    return true;
}

void Cells::fill(std::span<std::byte> out)
{
    const QByteArray blob = m_query.value(m_column++).toByteArray();
    const auto bytes = std::as_bytes(std::span(blob.constData(), static_cast<std::size_t>(blob.size())));
    if (bytes.size() != out.size()) return fail("a value of the wrong length");
    std::copy(bytes.begin(), bytes.end(), out.begin());
}

void Cells::fail(const char* what)
{
    if (m_status) m_status = Error{Errc::Damaged, "column " + std::to_string(m_column) + " holds " + what};
}

} // namespace lockstep
