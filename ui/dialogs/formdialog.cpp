// SPDX-License-Identifier: MIT

#include "ui/dialogs/formdialog.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/copydetailsbutton.h"
#include "ui/widgets/layout/taborder.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QShowEvent>
#include <QVBoxLayout>

namespace lockstep::ui {

FormDialog::FormDialog(const QString& title, const QString& acceptText, QWidget* parent)
    : QDialog(parent)
    , m_body(new QWidget(this))
    , m_form(new QVBoxLayout(m_body))
    , m_problem(paragraph({}, this, PlainLabel::Colour::Problem))
    , m_copy(new CopyDetailsButton(u"copyErrorButton", this))
    , m_wait(mutedLabel({}, this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel, this))
    , m_accept(m_buttons->addButton(acceptText, QDialogButtonBox::AcceptRole))
{
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    m_accept->setObjectName(u"acceptButton");
    m_accept->setDefault(true);
    QPushButton* cancel = m_buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(u"cancelButton");
    cancel->setAutoDefault(false); // Enter never means it, also while the other one is disabled
    cancel->setIcon({}); // or it alone had one
    m_wait->setObjectName(u"waitLabel");
    m_wait->hide();
    m_problem->setObjectName(u"problemLabel");
    m_problem->hide();
    m_copy->hide();
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setSpacing(spacing::Medium);
    setFormWidth(430);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(m_body, 1);
    column->addWidget(m_problem);
    column->addWidget(m_copy, 0, Qt::AlignLeft);
    column->addWidget(m_wait);
    column->addWidget(m_buttons);
    connect(m_accept, &QPushButton::clicked, this, &FormDialog::acceptClicked);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

/// Where a person begins to type; of choices that exclude each other at the one that is made. A button that stands
/// before the first field would take what is typed at once, and Enter.
void FormDialog::focusFirst()
{
    QWidget* button = nullptr;
    for (QWidget* at = nextInFocusChain(); at != this; at = at->nextInFocusChain()) {
        const auto* choice = qobject_cast<QRadioButton*>(at);
        const bool isStop = at->focusPolicy() & Qt::TabFocus && at->isEnabled() && at->isVisibleTo(this)
            && (!choice || choice->isChecked());
        if (!isStop || !m_body->isAncestorOf(at)) continue;
        if (!qobject_cast<QPushButton*>(at)) return at->setFocus();
        if (!button) button = at;
    }
    if (button) button->setFocus();
}

void FormDialog::showEvent(QShowEvent* event)
{
    if (!event->spontaneous()) {
        putInTabOrder(*m_buttons);
        if (m_accept->isHidden()) leadTo(*m_buttons->button(QDialogButtonBox::Cancel));
        if (!focusWidget()) focusFirst();
    }
    QDialog::showEvent(event);
}

/// Else Tab would go to the button that is hidden, and stay where it is.
void FormDialog::leadTo(QWidget& button) { m_buttons->setFocusProxy(&button); }

void FormDialog::setEnterCancels()
{
    m_accept->setDefault(false);
    m_accept->setAutoDefault(false);
    QPushButton* cancel = m_buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    cancel->setFocus();
}

void FormDialog::offerCloseOnly()
{
    QPushButton* close = m_buttons->button(QDialogButtonBox::Cancel);
    m_accept->hide();
    close->setText(tr("&Close"));
    leadTo(*close);
    close->setFocus();
}

bool FormDialog::event(QEvent* event)
{
    const bool isHandled = QDialog::event(event);
    const bool isMeant = event->type() == QEvent::LayoutRequest && isVisible(); // before that its width is nobody's
    if (!isMeant || !layout()->hasHeightForWidth()) return isHandled;
    const int needed = layout()->totalHeightForWidth(width());
    if (needed > height() || (m_isShrinking && needed < height() && !isMaximized())) resize(width(), needed);
    return isHandled;
}

void FormDialog::setFormWidth(int width) { m_form->addStrut(width); }

void FormDialog::acceptClicked()
{
    const QString words = problem();
    showProblem(words);
    if (!words.isEmpty()) return;
    setBusy(true);
    emit submitted();
}

void FormDialog::setBusy(bool isBusy)
{
    if (isBusy) {
        m_focus = focusWidget();
        setWaitWords(tr("One moment…"));
    }
    m_body->setEnabled(!isBusy);
    m_accept->setEnabled(!isBusy);
    m_wait->setVisible(isBusy);
    if (isBusy) return;
    if (m_focus) m_focus->setFocus();
}

void FormDialog::setWaitWords(const QString& words)
{
    m_wait->setText(words);
    m_wait->setAccessibleName(words);
}

void FormDialog::showError(const Error& error, ErrorSubject subject)
{
    setBusy(false);
    showProblem(errorText(error, subject).sentence());
    offerDetails({error});
}

void FormDialog::showProblem(const QString& words)
{
    m_problem->say(words);
    m_problem->setAccessibleName(words);
    offerDetails({});
}

void FormDialog::offerDetails(const QList<Error>& errors) { m_copy->offer(errors); }

} // namespace lockstep::ui
