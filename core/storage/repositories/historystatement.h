// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/historyrepository.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <initializer_list>
#include <vector>

namespace lockstep {

/// FROM and WHERE with their values; ORDER BY and LIMIT come after.
struct HistoryRepository::Statement
{
    static constexpr QStringView AllRows = u" FROM tx"; ///< What `from` begins with.
    QString from = AllRows.toString();
    QStringList conditions;
    std::vector<QVariant> joined; ///< Values of `from`, which stand before those of the conditions.
    std::vector<QVariant> values;

    template <typename T>
    void require(const QString& condition, const T& value)
    {
        conditions += condition;
        values.push_back(sqlValue(value));
    }

    QString text() const
    {
        return conditions.isEmpty() ? from
                                    : from + QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    }

    std::vector<QVariant> bound(std::initializer_list<std::int64_t> more = {}) const
    {
        std::vector<QVariant> all = joined;
        all.insert(all.end(), values.begin(), values.end());
        for (const std::int64_t value : more) all.push_back(sqlValue(value));
        return all;
    }
};

} // namespace lockstep
