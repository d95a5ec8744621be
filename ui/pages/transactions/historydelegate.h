// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/tables/labeldelegate.h"

namespace lockstep::ui {

/// How a payment's cells are drawn: gains in the theme's colour beside their "+", money that may never arrive muted,
/// the digits of failed payments struck through beside their words.
class HistoryDelegate final : public LabelDelegate
{
    Q_OBJECT

public:
    using LabelDelegate::LabelDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace lockstep::ui
