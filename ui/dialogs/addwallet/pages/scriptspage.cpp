// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/pages/scriptspage.h"

#include "core/api/watchpreview.h"
#include "ui/dialogs/addwallet/parts/outpointnote.h"
#include "ui/dialogs/addwallet/parts/watchednote.h"
#include "ui/dialogs/fieldmessage.h"
#include "ui/format/errors/errornetwork.h"
#include "ui/format/plain/numbertext.h"
#include "ui/style/spacing.h"
#include "ui/widgets/fields/pasteedit.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype ReadAtOnce = 10'000; ///< Characters.

/// One line of hex digits is a script; addresses have other letters.
bool isScript(const QString& text)
{
    static const QRegularExpression hex(u"^([0-9a-fA-F]{2})+$"_s);
    return hex.match(text).hasMatch();
}

} // namespace

ScriptsPage::ScriptsPage(const QString& walletName, Network network, std::optional<BlockHeight> tip, QWidget* parent)
    : WizardPage(tr("Addresses or a script"), parent)
    , m_network(network)
    , m_tip(tip)
    , m_text(new PasteEdit(this))
    , m_textMessage(fieldMessage(u"scriptsProblemLabel"_s, this))
    , m_outpoint(new OutpointNote(this))
    , m_note(new WatchedNote(this))
    , m_from(heightBox(u"fromHeightBox"_s, tr("First block to look at"), 0))
    , m_to(heightBox(u"toHeightBox"_s, tr("Last block to look at"), tip.value_or(BlockHeight{0}).value))
    , m_follow(new QCheckBox(tr("&Up to now, and go on following"), this))
    , m_windowMessage(fieldMessage(u"windowProblemLabel"_s, this))
{
    m_text->setObjectName(u"scriptsTextEdit");
    m_text->setAccessibleName(tr("Addresses, one a line, or one script in hex"));
    m_text->setPlaceholderText(tr("One address a line: address, label, height\nor one script in hex"));
    m_follow->setObjectName(u"followBox");
    m_follow->setChecked(true);
    m_to->setEnabled(false);
    content()->addWidget(paragraph(
        tr("They are added to \"%1\" and looked for in these blocks. Paste them, or drop a text file.").arg(walletName),
        this));
    addFields();
    content()->addStretch(1);
    connect(m_follow, &QCheckBox::toggled, m_to, &QWidget::setDisabled);
    connect(m_from, &QSpinBox::valueChanged, this, [this] { m_isFromChosen = true; });
    connect(m_text, &QPlainTextEdit::textChanged, this, &ScriptsPage::textTyped);
    connect(m_text, &PasteEdit::fileRefused, this, [this](const QString& name) {
        sayUnder(*m_text, *m_textMessage,
                 tr("\"%1\" could not be read: it is not text, or longer than 16 MB. Nothing was changed.").arg(name));
    });
}

void ScriptsPage::addFields()
{
    content()->addWidget(m_text);
    content()->addWidget(m_textMessage);
    content()->addWidget(m_outpoint);
    content()->addWidget(m_note);
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(spacing::Small);
    fields->addRow(tr("&From block"), m_from);
    fields->addRow(tr("&To block"), m_to);
    fields->addRow(QString(), m_follow);
    content()->addLayout(fields);
    content()->addWidget(m_windowMessage);
}

void ScriptsPage::textTyped()
{
    sayUnder(*m_text, *m_textMessage, {});
    const QString text = m_text->toPlainText().trimmed();
    m_outpoint->setText(text);
    if (!m_isFromChosen) takeHeightOf(text);
    if (text.isEmpty()) return m_note->forget();
    m_note->ask({text.toStdString(), {}, m_target});
}

/// A list may say from which block on its addresses were used.
void ScriptsPage::takeHeightOf(const QString& text)
{
    BlockHeight from{0};
    if (text.size() <= ReadAtOnce)
        if (const auto preview = watchPreview(text.toStdString(), m_network, std::nullopt))
            from = preview->since.value_or(from);
    const QSignalBlocker quiet(m_from);
    m_from->setValue(from.value);
}

QSpinBox* ScriptsPage::heightBox(const QString& objectName, const QString& name, int value)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(0, std::numeric_limits<int>::max());
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    return box;
}

void ScriptsPage::setText(const QString& text) { m_text->setPlainText(text); }

void ScriptsPage::entered() { m_text->setFocus(); }

QString ScriptsPage::textProblem()
{
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty()) return tr("Type or paste at least one address.");
    if (isOutpoint(text)) return tr("This is an outpoint, no address. Look it up, or paste the address that it pays.");
    m_count = 1;
    if (isScript(text)) return {};
    if (text.size() > ReadAtOnce) { // A long list is read where it does not hold up the window: on the way in.
        m_count = static_cast<int>(text.count(u'\n')) + 1;
        return {};
    }
    const auto preview = watchPreview(text.toStdString(), m_network, std::nullopt);
    if (!preview) return errorText(preview.error(), ErrorSubject::Address, m_network).sentence();
    if (preview->kind != WatchPreview::Kind::Addresses)
        return tr("This is a key or a descriptor, no address. Watch it as a wallet of its own.");
    m_count = preview->addressCount;
    return {};
}

QString ScriptsPage::windowProblem() const
{
    if (m_tip && m_from->value() > m_tip->value)
        return tr("Block %1 is not there yet: the last one is %2.")
            .arg(heightText(BlockHeight{m_from->value()}), heightText(*m_tip));
    if (!m_follow->isChecked() && m_from->value() > m_to->value()) return tr("The first block is after the last one.");
    return {};
}

bool ScriptsPage::isSound()
{
    return sayUnder(*m_text, *m_textMessage, textProblem()) && sayUnder(*m_from, *m_windowMessage, windowProblem());
}

NewScripts ScriptsPage::scripts() const
{
    const QString text = m_text->toPlainText().trimmed();
    NewScripts scripts;
    (isScript(text) ? scripts.scriptHex : scripts.addresses) = text.toStdString();
    scripts.from = BlockHeight{m_from->value()};
    if (!m_follow->isChecked()) scripts.to = BlockHeight{m_to->value()};
    return scripts;
}

} // namespace lockstep::ui
