// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"
#include "ui/format/program/logtext.h"

#include <QAbstractTableModel>
#include <QList>

#include <cstdint>
#include <limits>
#include <vector>

namespace lockstep::ui {

/// What happened, the newest first; of it only what holds a text, where one is looked for, what matters enough, and
/// what came after the view was cleared. What the person has not looked at before says so.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TextColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(const QList<EventView>& events); ///< The newest first.
    void setSeenUpTo(std::int64_t event) { m_seenUpTo = event; } ///< Newer ones say "New" from the next setEvents on.
    void setFilter(const QString& text);
    void setLevel(LogLevel least);
    void clearView(); ///< What is there now is not shown any more; it is not forgotten.
    void showAll(); ///< Also what was cleared.
    bool isCleared() const { return m_clearedUpTo > 0; }
    QString shownText() const; ///< A line for each row, to be saved.
    std::int64_t idOf(int row) const; ///< 0: no such row.
    int rowOf(std::int64_t id) const; ///< -1: not shown.
    const QList<EventView>& events() const { return m_events; } ///< Without the filter.

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString time;
        QString symbol;
        QString words;
        LogLevel level;
        bool isNew;
    };
    void chooseRows();
    void chooseAnew();
    bool isWanted(std::size_t event) const;

    QList<EventView> m_events;
    std::vector<Row> m_rows; ///< Of all events: words are made once, not for each letter that is typed.
    std::vector<std::size_t> m_shown;
    QString m_filter;
    LogLevel m_level = LogLevel::Info;
    std::int64_t m_clearedUpTo = 0; ///< An event's id,
    std::int64_t m_seenUpTo = std::numeric_limits<std::int64_t>::max(); ///< and this one too.
};

} // namespace lockstep::ui
