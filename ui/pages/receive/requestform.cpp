// SPDX-License-Identifier: MIT

#include "ui/pages/receive/requestform.h"

#include "ui/style/spacing.h"
#include "ui/widgets/buttons/guardedbutton.h"
#include "ui/widgets/fields/amountedit.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LongestLabel = 100;
constexpr int LongestMessage = 200;

} // namespace

RequestForm::RequestForm(QWidget* parent)
    : QWidget(parent)
    , m_label(new QLineEdit(this))
    , m_amount(new AmountEdit(this))
    , m_message(new QLineEdit(this))
    , m_save(new GuardedButton(u"saveRequest"_s, tr("&Save request"), this))
{
    m_label->setObjectName(u"requestLabelEdit");
    m_label->setMaxLength(LongestLabel);
    m_label->setPlaceholderText(tr("Who pays, or for what"));
    m_message->setObjectName(u"requestMessageEdit");
    m_message->setMaxLength(LongestMessage);
    m_message->setPlaceholderText(tr("For the payer to read"));
    m_amount->setObjectName(u"requestAmountEdit");
    m_amount->setAccessibleField(tr("Amount to ask for"));
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Small);
    fields->addRow(tr("&Label"), m_label);
    fields->addRow(tr("&Amount"), m_amount);
    fields->addRow(tr("&Message"), m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Medium);
    column->addLayout(fields);
    column->addWidget(m_save);

    connect(m_label, &QLineEdit::textChanged, this, &RequestForm::judge);
    connect(m_message, &QLineEdit::textChanged, this, &RequestForm::judge);
    connect(m_amount, &AmountEdit::changed, this, &RequestForm::judge);
    connect(m_save, &GuardedButton::clicked, this, &RequestForm::saveClicked);
    judge();
}

QString RequestForm::label() const { return m_label->text().trimmed(); }

QString RequestForm::message() const { return m_message->text().trimmed(); }

std::optional<Amount> RequestForm::amount() const { return m_amount->amount(); }

bool RequestForm::isEmpty() const
{
    return m_label->text().isEmpty() && m_message->text().isEmpty() && m_amount->isEmpty();
}

void RequestForm::clear()
{
    setOpen(true);
    m_label->clear();
    m_amount->setAmount(std::nullopt);
    m_message->clear();
    judge();
}

void RequestForm::showSaved(const PaymentRequest& request)
{
    setOpen(false);
    m_label->setText(request.label);
    m_amount->setAmount(request.amount);
    m_message->setText(request.message);
    judge();
}

void RequestForm::setRefusal(const QString& reason)
{
    m_refusal = reason;
    judge();
}

void RequestForm::setOpen(bool isOpen)
{
    m_isOpen = isOpen;
    m_label->setReadOnly(!isOpen);
    m_message->setReadOnly(!isOpen);
    m_amount->setReadOnly(!isOpen);
}

void RequestForm::judge()
{
    QString reason = m_refusal;
    if (!m_isOpen)
        reason = tr("This request is saved; the list below says when it is paid.");
    else if (reason.isEmpty() && !m_amount->problem().isEmpty())
        reason = tr("The amount is not valid; until you correct it, the link asks for no amount.");
    else if (reason.isEmpty() && isEmpty())
        reason = tr("To keep it in the list below, say who pays, how much, or for what.");
    m_save->setRefusal(reason);
    m_save->setHint(tr("Keeps it in the list below, which says when it is paid."));
    emit changed();
}

} // namespace lockstep::ui
