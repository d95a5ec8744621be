// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

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

private:
    bool m_isCompact = false;
};

} // namespace lockstep::ui
