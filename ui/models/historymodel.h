// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"

#include <QAbstractTableModel>

namespace lockstep::ui {

/// One wallet's payments, newest first, read page by page as the person scrolls. It asks for pages by a signal and is
/// fed with them; a page that was read again changes what differs and leaves the rest.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StatusColumn, DateColumn, LabelColumn, AmountColumn, ColumnCount };
    static constexpr int PageSize = 100;

    /// Sort of an amount, for the delegate: 1 gain, -1 loss.
    enum Role { SignRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void refresh(); ///< Asks again for what is shown.
    void setPage(int offset, const Page<HistoryRow>& page);
    void setHeight(BlockHeight at); ///< The wallet's SyncedTo: confirmations count from it.

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

    int total() const { return m_total; } ///< In the wallet, read or not; -1 until the first page came.

signals:
    void pageWanted(int offset, int count);
    void totalChanged(int total);

private:
    QString text(const HistoryRow& row, int column) const;
    void replaceFrom(int offset, const QList<HistoryRow>& fresh);

    QList<HistoryRow> m_rows;
    int m_total = -1;
    BlockHeight m_height;
    bool m_isWaiting = false;
};

} // namespace lockstep::ui
