// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/result.h"
#include "ui/format/errors/errortext.h"

#include <QDialog>
#include <QPointer>

class QDialogButtonBox;
class QPushButton;
class QVBoxLayout;

namespace lockstep::ui {

class CopyDetailsButton;
class PlainLabel;

/// The frame of every dialog: a form, one place for what is wrong, two buttons. It is opened with open(), stays while
/// the answer is on its way, and closes only on success: whoever opened it calls `accept` or `showError`.
class FormDialog : public QDialog
{
    Q_OBJECT

public:
    FormDialog(const QString& title, const QString& acceptText, QWidget* parent);

    virtual void showError(const Error& error, ErrorSubject subject = ErrorSubject::General);
    void showProblem(const QString& words); ///< Empty takes it away.
    void offerDetails(const QList<Error>& errors); ///< After showProblem: of what failed.

signals:
    void submitted(); ///< The form is filled in soundly.

protected:
    QVBoxLayout* form() const { return m_form; }
    /// At least. A minimum of the dialog itself would let its content be clipped.
    void setFormWidth(int width);

    QPushButton* acceptButton() const { return m_accept; }
    QDialogButtonBox* buttons() const { return m_buttons; }

    /// What is wrong with the form; empty when nothing is. Called when the person presses the accept button.
    virtual QString problem() { return {}; }

    void showEvent(QShowEvent* event) override;
    virtual void acceptClicked(); ///< Shows the problem, or goes busy and emits `submitted`.
    virtual void setBusy(bool isBusy);
    void setWaitWords(const QString& words); ///< For this wait: what is being done.
    void setEnterCancels(); ///< For what cannot be taken back, or costs hours.
    void offerCloseOnly(); ///< It is done; what came of it can be read on.

    void setShrinking() { m_isShrinking = true; } ///< It gives back height that its content no longer needs.

    bool event(QEvent* event) override; ///< Grows with its content: a layout clips wrapped lines instead.

private:
    void focusFirst();
    void leadTo(QWidget& button);

    QWidget* m_body;
    QPointer<QWidget> m_focus; ///< Where the cursor was before the wait.
    QVBoxLayout* m_form;
    PlainLabel* m_problem;
    CopyDetailsButton* m_copy; ///< Only where something failed; a mistake in a field needs no helper.
    PlainLabel* m_wait; ///< While the answer is on its way: keys take a second or two to be sealed.
    QDialogButtonBox* m_buttons;
    QPushButton* m_accept;
    bool m_isShrinking = false;
};

} // namespace lockstep::ui
