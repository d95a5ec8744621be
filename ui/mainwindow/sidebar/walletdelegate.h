// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace lockstep::ui {

/// A wallet in the sidebar's list.
class WalletDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setCompact(bool isCompact);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// The words of the wallet's state as far as they can be read in `list` now: cut where the row cuts them, empty
    /// where the row is narrow or scrolled out of sight.
    QString stateInSight(const QAbstractItemView& list, const QModelIndex& index) const;

private:
    bool m_isCompact = false;
};

} // namespace lockstep::ui
