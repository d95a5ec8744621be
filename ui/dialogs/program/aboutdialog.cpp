// SPDX-License-Identifier: MIT

#include "ui/dialogs/program/aboutdialog.h"

#include "ui/style/fonts.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/layout/taborder.h"
#include "ui/widgets/text/labels.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QShowEvent>
#include <QSysInfo>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int PictureSide = 64;
constexpr int Width = 460;

} // namespace

AboutDialog::AboutDialog(const AboutFacts& facts, QWidget* parent)
    : QDialog(parent)
    , m_network(facts.network)
    , m_buttons(makeButtons(facts.opensFolder))
{
    setWindowTitle(tr("About Lockstep"));
    setObjectName(u"aboutDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* picture = new QLabel(this);
    picture->setPixmap(applicationIcon().pixmap(PictureSide, PictureSide));
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Large);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(makeWords(facts), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Large);
    column->addLayout(row);
    column->addWidget(m_buttons);
    column->addStrut(Width);
}

QVBoxLayout* AboutDialog::makeWords(const AboutFacts& facts)
{
    auto* title = new PlainLabel(u"Lockstep %1"_s.arg(QCoreApplication::applicationVersion()), this);
    title->setFont(scaledFont(font(), 1.5, QFont::DemiBold));
    auto* folder = paragraph(tr("Data folder: %1").arg(facts.folder), this, PlainLabel::Colour::Muted);
    folder->setObjectName(u"aboutFolderLabel");
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* memory = paragraph(tr("⚠ This computer does not let Lockstep lock its memory: a key in use may be written to "
                                "the swap file. A higher limit (ulimit -l), or an encrypted swap, mends that."),
                             this);
    memory->setObjectName(u"aboutMemoryLabel");
    memory->setVisible(!facts.locksMemory);
    m_versions = paragraph({}, this, PlainLabel::Colour::Muted);
    m_versions->setObjectName(u"aboutVersionsLabel");
    setComponents({}, {});
    m_problem = paragraph({}, this, PlainLabel::Colour::Problem);
    m_problem->setObjectName(u"aboutProblemLabel");
    m_problem->hide();
    auto* words = new QVBoxLayout;
    words->setSpacing(spacing::Small);
    words->addWidget(title);
    words->addWidget(paragraph(tr("Bitcoin wallets that follow the chain together."), this));
    words->addWidget(mutedLabel(tr("Network: %1").arg(facts.network), this));
    words->addWidget(folder);
    words->addWidget(mutedLabel(tr("Licence: MIT"), this));
    words->addWidget(m_versions);
    words->addWidget(memory);
    words->addWidget(m_problem);
    words->addStretch(1);
    return words;
}

void AboutDialog::showProblem(const QString& words) { m_problem->say(words); }

void AboutDialog::setComponents(const QString& sqlite, const QString& secp256k1)
{
    QStringList parts{u"Qt %1"_s.arg(QString::fromLatin1(qVersion()))};
    if (!sqlite.isEmpty()) parts += u"SQLite %1"_s.arg(sqlite);
    if (!secp256k1.isEmpty()) parts += u"libsecp256k1 %1"_s.arg(secp256k1);
    m_components = parts.join(u" · "_s);
    m_versions->setText(m_components);
}

void AboutDialog::showEvent(QShowEvent* event)
{
    if (!event->spontaneous()) putInTabOrder(*m_buttons);
    QDialog::showEvent(event);
}

QDialogButtonBox* AboutDialog::makeButtons(bool opensFolder)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto add = [&](const QString& text, const QString& objectName) {
        QPushButton* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(objectName);
        button->setAutoDefault(false);
        return button;
    };
    if (opensFolder)
        connect(add(tr("&Open the folder"), u"openFolderButton"_s), &QPushButton::clicked, this,
                &AboutDialog::folderWanted);
    connect(add(tr("&Keyboard shortcuts"), u"shortcutsButton"_s), &QPushButton::clicked, this,
            &AboutDialog::shortcutsWanted);
    connect(add(tr("&Licences"), u"licencesButton"_s), &QPushButton::clicked, this, &AboutDialog::licencesWanted);
    QPushButton* copy = add(tr("Copy the &versions"), u"copyVersionsButton"_s);
    connect(copy, &QPushButton::clicked, this, [this, copy] {
        QGuiApplication::clipboard()->setText(versions());
        copy->setText(tr("Copied"));
    });
    QPushButton* close = buttons->button(QDialogButtonBox::Close);
    close->setIcon({});
    close->setObjectName(u"closeButton");
    close->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

QString AboutDialog::versions() const
{
    return u"Lockstep %1, network %2, %3, %4"_s.arg(QCoreApplication::applicationVersion(), m_network, m_components,
                                                    QSysInfo::prettyProductName());
}

} // namespace lockstep::ui
