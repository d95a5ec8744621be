// SPDX-License-Identifier: MIT

#include "core/script/spentscript.h"
#include "core/script/templates.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;

namespace {

const Bytes Signature(71, std::byte{0x30});
const Bytes Key = [] {
    Bytes key(33, std::byte{7});
    key[0] = std::byte{2};
    return key;
}();
const Bytes LongKey(65, std::byte{4});
const Bytes Script(40, std::byte{0x51});

Bytes pushes(std::initializer_list<Bytes> items)
{
    Bytes script;
    for (const Bytes& item : items) {
        script.push_back(static_cast<std::byte>(item.size()));
        script.insert(script.end(), item.begin(), item.end());
    }
    return script;
}

Bytes nested(const Bytes& program) { return payToScriptHash(hash160(program)); }

} // namespace

class TestSpentScript final : public QObject
{
    Q_OBJECT

private slots:
    void anInputShowsWhatItSpends_data()
    {
        QTest::addColumn<Bytes>("scriptSig");
        QTest::addColumn<std::vector<Bytes>>("witness");
        QTest::addColumn<Bytes>("spent");
        const auto row = [](const char* name, const Bytes& scriptSig, const std::vector<Bytes>& witness,
                            const Bytes& spent) { QTest::newRow(name) << scriptSig << witness << spent; };
        const Bytes program = payToWitnessPubkeyHash(hash160(Key));
        const Bytes scriptProgram = payToWitnessScriptHash(sha256(Script));
        row("P2PKH", pushes({Signature, Key}), {}, payToPubkeyHash(hash160(Key)));
        row("P2PKH, long key", pushes({Signature, LongKey}), {}, payToPubkeyHash(hash160(LongKey)));
        row("P2SH", pushes({Signature, Script}), {}, payToScriptHash(hash160(Script)));
        row("P2WPKH", {}, {Signature, Key}, program);
        row("P2WSH", {}, {{}, Signature, Script}, scriptProgram);
        row("P2WPKH in P2SH", pushes({program}), {Signature, Key}, nested(program));
        row("P2WSH in P2SH", pushes({scriptProgram}), {Signature, Script}, nested(scriptProgram));
    }

    void anInputShowsWhatItSpends()
    {
        QFETCH(Bytes, scriptSig);
        QFETCH(std::vector<Bytes>, witness);
        QFETCH(Bytes, spent);
        const std::vector<Bytes> shown = shownScripts({{}, scriptSig, 0, witness});
        QVERIFY(std::ranges::find(shown, spent) != shown.end());
        QVERIFY(shown.size() <= 2);
    }

    /// A block filter without it is a proven lie, so nothing that somebody could make up is certain.
    void onlyAWitnessProgramInP2shIsCertain_data()
    {
        QTest::addColumn<Bytes>("scriptSig");
        QTest::addColumn<std::vector<Bytes>>("witness");
        QTest::addColumn<std::optional<Bytes>>("certain");
        const auto row
            = [](const char* name, const Bytes& scriptSig, const std::vector<Bytes>& witness,
                 const std::optional<Bytes>& certain) { QTest::newRow(name) << scriptSig << witness << certain; };
        const Bytes program = payToWitnessPubkeyHash(hash160(Key));
        const Bytes scriptProgram = payToWitnessScriptHash(sha256(Script));
        row("P2WPKH in P2SH", pushes({program}), {Signature, Key}, nested(program));
        row("P2WSH in P2SH", pushes({scriptProgram}), {Signature, Script}, nested(scriptProgram));
        row("P2PKH, or a script of one's own", pushes({Signature, Key}), {}, std::nullopt);
        row("P2WPKH, or another witness version", {}, {Signature, Key}, std::nullopt);
        row("the program alone", pushes({program}), {}, std::nullopt);
        row("no program", pushes({Key}), {Signature, Key}, std::nullopt);
        row("two pushes", pushes({Signature, program}), {Signature, Key}, std::nullopt);
        row("nothing", {}, {}, std::nullopt);
    }

    void onlyAWitnessProgramInP2shIsCertain()
    {
        QFETCH(Bytes, scriptSig);
        QFETCH(std::vector<Bytes>, witness);
        QFETCH(std::optional<Bytes>, certain);
        QVERIFY(certainScript({{}, scriptSig, 0, witness}) == certain);
    }

    void whereOnlyASignatureStandsNothingIsKnown_data()
    {
        QTest::addColumn<Bytes>("scriptSig");
        QTest::addColumn<std::vector<Bytes>>("witness");
        QTest::newRow("nothing") << Bytes() << std::vector<Bytes>();
        QTest::newRow("P2TR") << Bytes() << std::vector<Bytes>{Bytes(64, std::byte{1})};
        QTest::newRow("a push cut short") << Bytes{std::byte{33}, std::byte{2}} << std::vector<Bytes>();
        QTest::newRow("no push at the end") << Bytes{std::byte{0x76}} << std::vector<Bytes>();
        QTest::newRow("an empty item") << Bytes() << std::vector<Bytes>{Signature, Bytes()};
    }

    void whereOnlyASignatureStandsNothingIsKnown()
    {
        QFETCH(Bytes, scriptSig);
        QFETCH(std::vector<Bytes>, witness);
        QVERIFY(shownScripts({{}, scriptSig, 0, witness}).empty());
    }
};

QTEST_GUILESS_MAIN(TestSpentScript)
#include "tst_spentscript.moc"
