// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/eventview.h"

#include <QAbstractTableModel>
#include <QList>

#include <vector>

namespace lockstep::ui {

/// What happened, the newest first; of it only what holds a text, where one is looked for.
class LogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, TextColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEvents(const QList<EventView>& events); ///< The newest first.
    void setFilter(const QString& text);
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
    };
    void chooseRows();

    QList<EventView> m_events;
    std::vector<Row> m_rows; ///< Of all events: words are made once, not for each letter that is typed.
    std::vector<std::size_t> m_shown;
    QString m_filter;
};

} // namespace lockstep::ui
