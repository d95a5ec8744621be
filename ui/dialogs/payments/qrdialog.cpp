// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/qrdialog.h"

#include "ui/style/spacing.h"
#include "ui/widgets/text/labels.h"
#include "ui/widgets/text/qrview.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep::ui {

namespace {

constexpr int LeastWidth = 320;

} // namespace

QrDialog::QrDialog(const QString& what, const QString& walletName, const QStringList& texts, QWidget* parent)
    : QDialog(parent)
    , m_code(new QrView(this))
    , m_text(paragraph({}, this, PlainLabel::Colour::Muted))
{
    setObjectName(u"qrDialog");
    //: %1: what is shown, "Address"; %2: the name of the wallet
    setWindowTitle(tr("%1 – %2").arg(what, walletName));
    setAttribute(Qt::WA_DeleteOnClose);
    m_code->setObjectName(u"qrView");
    m_text->setObjectName(u"qrNoteLabel");
    auto* choice = new QComboBox(this);
    choice->setObjectName(u"qrChoiceBox");
    choice->setAccessibleName(tr("Which one to show"));
    for (const QString& text : texts)
        choice->addItem(fontMetrics().elidedText(text, Qt::ElideMiddle, LeastWidth), text);
    choice->setVisible(texts.size() > 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->setSizeConstraint(QLayout::SetFixedSize);
    PlainLabel* of = paragraph(windowTitle(), this);
    of->setObjectName(u"qrOfLabel");
    of->setAlignment(Qt::AlignHCenter);
    column->addWidget(of);
    column->addWidget(choice);
    column->addWidget(m_code, 0, Qt::AlignHCenter);
    column->addWidget(m_text);
    column->addWidget(buttons);
    column->addStrut(LeastWidth);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(choice, &QComboBox::currentIndexChanged, this,
            [this, choice] { showCode(choice->currentData().toString()); });
    showCode(texts.value(0));
}

void QrDialog::showCode(const QString& text)
{
    m_code->setContent(text, text);
    m_code->setFixedSize(m_code->sizeHint());
    m_code->setVisible(m_code->hasCode());
    m_text->setText(m_code->hasCode() ? tr("Point the other device's camera at it.")
                                      : tr("It is too long for a QR code. Save it as a file instead."));
}

} // namespace lockstep::ui
