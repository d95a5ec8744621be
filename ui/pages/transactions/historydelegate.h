// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/labeldelegate.h"

namespace lockstep::ui {

/// How a payment's cells are drawn: gains in the theme's colour beside their "+", failed payments struck through beside
/// their words.
class HistoryDelegate final : public LabelDelegate
{
    Q_OBJECT

public:
    using LabelDelegate::LabelDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace lockstep::ui
