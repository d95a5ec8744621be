// SPDX-License-Identifier: MIT

#include "ui/dialogs/payments/broadcastdialog.h"

#include "ui/dialogs/payments/transactionparts.h"
#include "ui/format/payments/outgoingtext.h"
#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/fields/pasteedit.h"
#include "ui/widgets/text/badge.h"
#include "ui/widgets/text/labels.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Tone toneOf(OutgoingState state)
{
    switch (state) {
    case OutgoingState::Kept:
    case OutgoingState::Offered: return Tone::Warning;
    case OutgoingState::AskedFor:
    case OutgoingState::Seen: return Tone::Busy;
    case OutgoingState::Confirmed: return Tone::Good;
    case OutgoingState::Failed: break;
    }
    return Tone::Bad;
}

PlainLabel* addFact(QFormLayout& form, const QString& name, const QString& objectName, QWidget* parent)
{
    auto* value = paragraph({}, parent);
    value->setObjectName(objectName);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form.addRow(mutedLabel(name, parent), value);
    return value;
}

TransactionParts* addParts(QVBoxLayout& column, const QString& name, const QString& objectName, QWidget* parent)
{
    auto* parts = new TransactionParts(parent);
    parts->setObjectName(objectName);
    parts->setAccessibleName(name);
    parts->setMinimumHeight(parts->fontMetrics().height() * 5);
    column.addWidget(mutedLabel(name, parent));
    column.addWidget(parts, 1);
    return parts;
}

} // namespace

BroadcastDialog::BroadcastDialog(QWidget* parent)
    : FormDialog(tr("Broadcast a transaction"), tr("&Send"), parent)
    , m_text(new PasteEdit(this))
{
    m_input = buildInput();
    m_shown = buildPreview();
    m_state = buildState();
    setObjectName(u"broadcastDialog");
    setFormWidth(620);
    for (QWidget* part : {m_input, m_state, m_shown}) form()->addWidget(part, part == m_shown ? 1 : 0);
    m_shown->hide();
    m_state->hide();
    acceptButton()->setIcon(icon(Glyph::Send));
    m_soon.setSingleShot(true);
    m_soon.setInterval(300ms);
    connect(&m_soon, &QTimer::timeout, this, &BroadcastDialog::ask);
    connect(m_text, &QPlainTextEdit::textChanged, this, &BroadcastDialog::textChanged);
    connect(m_text, &PasteEdit::fileRefused, this, [this](const QString& name) {
        showProblem(tr("\"%1\" is not text. \"Open a file…\" also reads a transaction's bytes.").arg(name));
    });
}

QWidget* BroadcastDialog::buildInput()
{
    auto* page = new QWidget(this);
    m_text->setObjectName(u"broadcastTextEdit");
    m_text->setAccessibleName(tr("The signed transaction, in hex or base64"));
    m_text->setPlaceholderText(tr("02000000…"));
    m_text->setFont(fixedFont(font()));
    QPushButton* file = pushButton(u"openTransactionFileButton", tr("Open a &file…"), page);
    connect(file, &QPushButton::clicked, this, &BroadcastDialog::fileWanted);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(paragraph(tr("Paste a finished, signed transaction in hex or base64. You see what it does before"
                                   " it is sent."),
                                page));
    column->addWidget(m_text);
    column->addWidget(file, 0, Qt::AlignLeft);
    return page;
}

QWidget* BroadcastDialog::buildPreview()
{
    auto* page = new QWidget(this);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    m_summary = paragraph({}, page);
    m_summary->setObjectName(u"broadcastSummaryLabel");
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_summary->setFont(bold);
    m_warnings = paragraph({}, page, PlainLabel::Colour::Problem);
    m_warnings->setObjectName(u"broadcastWarningsLabel");
    column->addWidget(m_summary);
    column->addWidget(m_warnings);
    auto* facts = new QFormLayout;
    facts->setHorizontalSpacing(spacing::Large);
    facts->setVerticalSpacing(spacing::Small);
    m_fee = addFact(*facts, tr("Fee"), u"broadcastFeeLabel"_s, page);
    m_txid = addFact(*facts, tr("Transaction id"), u"broadcastTxidLabel"_s, page);
    column->addLayout(facts);
    m_inputs = addParts(*column, tr("Inputs"), u"broadcastInputsTree"_s, page);
    m_outputs = addParts(*column, tr("Outputs"), u"broadcastOutputsTree"_s, page);
    return page;
}

QWidget* BroadcastDialog::buildState()
{
    auto* page = new QWidget(this);
    m_badge = new Badge(page);
    m_badge->setObjectName(u"broadcastStateBadge");
    m_meaning = paragraph({}, page);
    m_meaning->setObjectName(u"broadcastMeaningLabel");
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_badge, 0, Qt::AlignLeft);
    column->addWidget(m_meaning);
    return page;
}

/// In lines: a text field lays out one line of a million digits for seconds.
void BroadcastDialog::setText(const QByteArray& text)
{
    constexpr qsizetype LineLength = 80;
    QStringList lines;
    for (const QByteArray& line : text.split('\n'))
        for (qsizetype at = 0; at < line.size(); at += LineLength)
            lines += QString::fromLatin1(line.mid(at, LineLength));
    m_text->setPlainText(lines.join(u'\n'));
}

void BroadcastDialog::textChanged()
{
    clearPreview();
    showProblem({});
    m_soon.start();
}

void BroadcastDialog::ask()
{
    const QByteArray text = m_text->toPlainText().toUtf8();
    if (text.trimmed().isEmpty()) return;
    ++m_open;
    emit previewWanted(text);
}

void BroadcastDialog::answer(const Result<TransactionPreview>& preview)
{
    --m_open;
    if (m_sent || m_open > 0 || m_soon.isActive()) return; // of a text that is no more there
    if (preview)
        showPreview(*preview);
    else
        showError(preview.error());
}

void BroadcastDialog::clearPreview()
{
    m_preview.reset();
    m_shown->hide();
}

void BroadcastDialog::showPreview(const TransactionPreview& preview)
{
    m_preview = preview;
    showAmounts();
    m_warnings->setVisible(!m_warnings->text().isEmpty());
    m_txid->setText(QString::fromStdString(preview.txid.display()));
    m_shown->show();
    showProblem({});
}

void BroadcastDialog::showAmounts()
{
    m_summary->setText(previewSummary(*m_preview));
    m_warnings->setText(previewWarnings(*m_preview).join(u'\n'));
    m_fee->setText(previewFee(*m_preview));
    m_inputs->setParts(m_preview->inputs);
    m_outputs->setParts(m_preview->outputs);
}

void BroadcastDialog::followUnit()
{
    if (m_preview) showAmounts();
}

void BroadcastDialog::showError(const Error& error, ErrorSubject subject)
{
    if (m_sent) return; // its state says more than the error of one attempt
    FormDialog::showError(error, subject);
}

QString BroadcastDialog::problem()
{
    if (m_text->toPlainText().trimmed().isEmpty()) return tr("Paste a transaction, or open a file.");
    if (!m_preview) return tr("There is no transaction to send: look at what you pasted.");
    if (m_preview->isConfirmed) return tr("It is in a block already; there is nothing to send.");
    return {};
}

void BroadcastDialog::showSent()
{
    if (m_sent) return;
    m_sent = m_preview->txid;
    setBusy(false);
    m_input->hide();
    m_warnings->hide();
    m_state->show();
    offerCloseOnly();
}

void BroadcastDialog::setOutgoing(const OutgoingView& outgoing)
{
    m_badge->setContent(outgoingSymbol(outgoing.state), outgoingStateText(outgoing.state), toneOf(outgoing.state));
    m_meaning->setText(outgoingStateMeaning(outgoing));
}

} // namespace lockstep::ui
