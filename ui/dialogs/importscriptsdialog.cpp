// SPDX-License-Identifier: MIT

#include "ui/dialogs/importscriptsdialog.h"

#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One line of hex digits is a script; addresses have other letters.
bool isScript(const QString& text)
{
    static const QRegularExpression hex(u"^([0-9a-fA-F]{2})+$"_s);
    return hex.match(text).hasMatch();
}

} // namespace

ImportScriptsDialog::ImportScriptsDialog(const QString& walletName, BlockHeight tip, QWidget* parent)
    : FormDialog(tr("Import addresses – %1").arg(walletName), tr("&Import"), parent)
    , m_text(new QPlainTextEdit(this))
    , m_from(heightBox(u"fromHeightBox"_s, tr("First block to look at"), 0))
    , m_to(heightBox(u"toHeightBox"_s, tr("Last block to look at"), tip.value))
    , m_follow(new QCheckBox(tr("&Up to now, and go on following"), this))
{
    m_text->setObjectName(u"scriptsTextEdit");
    m_text->setAccessibleName(tr("Addresses, one a line, or one script in hex"));
    m_text->setPlaceholderText(tr("One address a line: address, label, height\nor one script in hex"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(fontMetrics().height() * 6);
    m_follow->setObjectName(u"followBox");
    m_follow->setChecked(true);
    m_to->setEnabled(false);
    auto* fields = new QFormLayout;
    fields->addRow(tr("&Addresses"), m_text);
    fields->addRow(tr("&From block"), m_from);
    fields->addRow(tr("&To block"), m_to);
    fields->addRow(QString(), m_follow);
    form()->addWidget(paragraph(
        tr("They are added to “%1” and looked for in these blocks. The other wallets pause meanwhile.").arg(walletName),
        this));
    form()->addLayout(fields);
    connect(m_follow, &QCheckBox::toggled, m_to, &QWidget::setDisabled);
}

QSpinBox* ImportScriptsDialog::heightBox(const QString& objectName, const QString& name, int value)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(0, std::numeric_limits<int>::max());
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    return box;
}

QString ImportScriptsDialog::problem()
{
    if (m_text->toPlainText().trimmed().isEmpty()) return tr("Type or paste at least one address.");
    if (!m_follow->isChecked() && m_from->value() > m_to->value()) return tr("The first block is after the last one.");
    return {};
}

NewScripts ImportScriptsDialog::scripts() const
{
    const QString text = m_text->toPlainText().trimmed();
    NewScripts scripts;
    (isScript(text) ? scripts.scriptHex : scripts.addresses) = text.toStdString();
    scripts.from = BlockHeight{m_from->value()};
    if (!m_follow->isChecked()) scripts.to = BlockHeight{m_to->value()};
    return scripts;
}

} // namespace lockstep::ui
