// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/amount.h"
#include "ui/format/plain/amounttext.h"
#include "ui/widgets/text/followsunit.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;

namespace lockstep::ui {

class PlainLabel;

/// A field for a sum of bitcoin, typed in BTC or in satoshis; choosing the other unit converts what is there. Read
/// exactly, in integers; spaces between groups are welcome. What is wrong is said in words below, as it is typed.
/// It begins in the person's unit, and follows it while it is empty. Where nothing can be typed it only shows an
/// amount: dots while amounts are hidden.
class AmountEdit final : public QWidget, public FollowsUnit
{
    Q_OBJECT

public:
    explicit AmountEdit(QWidget* parent = nullptr);

    bool isEmpty() const;
    std::optional<Amount> amount() const; ///< nullopt: empty, or not an amount above zero.
    QString problem() const; ///< Why what was typed is no amount; empty when it is one, or when nothing was typed.
    void setAmount(std::optional<Amount> amount); ///< Shown in the chosen unit.

    AmountUnit unit() const;
    void setUnit(AmountUnit unit);

    void setRequired() { m_isRequired = true; } ///< Then nothing is no answer.
    void selectAll(); ///< What is typed next takes its place.
    void setReadOnly(bool isReadOnly);
    void followUnit() override;
    void setAccessibleField(const QString& name); ///< What a screen reader calls the field.

signals:
    void changed(); ///< The text or the unit.

private:
    void showProblem();
    void showGiven();
    void convert();

    QLineEdit* m_text;
    QComboBox* m_unit;
    PlainLabel* m_problem;
    bool m_isRequired = false;
    AmountUnit m_preferred = AmountDisplay::current().unit; ///< The person's unit, as it was last seen.
    AmountUnit m_shownUnit = m_preferred;
    std::optional<Amount> m_given; ///< What a read-only field shows.
};

} // namespace lockstep::ui
