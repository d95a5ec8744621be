// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/views.h"
#include "ui/format/plain/amounttext.h"
#include "ui/pages/transactions/dateperiod.h"

#include <QWidget>

#include <functional>
#include <utility>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace lockstep::ui {

class PlainLabel;
class TypingRest;

/// The bar above a list of payments: which of them to show. What is typed counts after a short rest.
class HistoryFilter final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryFilter(QWidget* parent = nullptr);

    /// The conditions alone: wallet and order are not its business.
    const HistoryQuery& conditions() const { return m_conditions; }
    bool isEmpty() const { return m_conditions == HistoryQuery{}; }
    void clear();
    void setClearedElsewhere(bool isElsewhere); ///< Where the list would be, a button clears them now.
    void focusText(); ///< And selects it, to be typed over.
    /// Another day may have begun, and the dates may be written in another way. What is being typed is left alone.
    void followDates();
    void setClock(std::function<QDate()> today) { m_today = std::move(today); } ///< In place of the computer's.
    void followUnit(); ///< The person may have chosen another: what is typed is the same amount in it.

signals:
    void changed(); ///< `conditions` are others now.

private:
    void build();
    QDateEdit* dayEdit(const QString& objectName, const QString& name);
    void connectParts();
    void showRange();
    void beginRange(DatePeriod before);
    void nameMinimum();
    void apply();
    HistoryQuery typed() const;
    DateSpan span() const; ///< Of the days that are chosen, as of today.
    void showClear();
    void showProblem(const QString& words);

    std::function<QDate()> m_today = [] { return QDate::currentDate(); }; // the fields below begin with it
    QLineEdit* m_text;
    QComboBox* m_kind;
    QComboBox* m_date;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QLineEdit* m_minimum;
    QCheckBox* m_unlabelled;
    QPushButton* m_clear;
    PlainLabel* m_problem;
    TypingRest* m_rest;
    bool m_isClearedElsewhere = false;
    DatePeriod m_period = DatePeriod::Any; ///< As last chosen.
    HistoryQuery m_conditions;
    AmountUnit m_unit = AmountUnit::Bitcoin; ///< Of the smallest amount.
};

} // namespace lockstep::ui
