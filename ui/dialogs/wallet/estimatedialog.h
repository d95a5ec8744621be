// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/scanestimate.h"
#include "ui/dialogs/formdialog.h"

#include <QTimer>

#include <optional>

namespace lockstep::ui {

/// A form whose answer is a scan: what it will cost is counted and shown before the person can start it. A subclass has
/// the fields, calls `askAgain` when they change, and asks for the figures by a signal of its own.
class EstimateDialog : public FormDialog
{
    Q_OBJECT

public:
    EstimateDialog(const QString& title, const QString& acceptText, QWidget* parent);

    void setEstimate(const ScanEstimate& estimate); ///< One for each question, in their order; the last one counts.
    void showError(const Error& error, ErrorSubject subject = ErrorSubject::General) override; ///< Also as an answer.

protected:
    void addEstimate(); ///< Below the fields.
    void askAgain(); ///< Soon: a person who types a number asks once.
    const std::optional<ScanEstimate>& estimate() const { return m_estimate; } ///< nullopt while it is being counted.

    virtual void ask() = 0; ///< Emits the question.
    virtual void shown(const ScanEstimate&) { } ///< The figures for what is chosen have come.
    QString problem() override;

private:
    void answered();
    void showWaiting();

    std::optional<ScanEstimate> m_estimate;
    int m_open = 0; ///< Questions without an answer.
    QTimer m_soon;
    PlainLabel* m_range;
    PlainLabel* m_cost;
    PlainLabel* m_pausing;
};

} // namespace lockstep::ui
