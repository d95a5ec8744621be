// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace lockstep::ui {

/// A wallet in the sidebar: name and lock, balance, state in words.
class WalletDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lockstep::ui
