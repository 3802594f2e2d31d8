import Cascade
import ChunkSchedules
import CloudEngines
import Configuration
import ElevenLabsWire
import SpeechEngines
import SpeechText
import Testing

@testable import CascadeCommand

@Suite("Settings")
struct SettingsTests {
    private func settings(_ values: [String: String]) throws -> Settings {
        let entries = values.map { key, value in
            (
                AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                ConfigValue(.string(value), isSecret: false)
            )
        }
        let provider = InMemoryProvider(values: Dictionary(uniqueKeysWithValues: entries))
        return try Settings(ConfigReader(provider: provider), environment: [:])
    }

    @Test("without any setting the defaults hold")
    func defaults() throws {
        let settings = try self.settings([:])
        #expect(settings.recognizer == [.local])
        #expect(settings.agent.bargeIn == .milliseconds(200))
        #expect(settings.agent.greeting == nil)
    }

    @Test("ElevenLabs' values reach their place, and a name's voice and address win over them")
    func elevenLabs() throws {
        let settings = try self.settings([
            "tts.voice": "anna", "tts.base": "ws://a:1", "tts.format": "ulaw_8000", "tts.socket": "single",
            "tts.form": "theirs", "tts.automatic": "on", "tts.alignment": "off", "tts.stall": "700",
            "tts.stability": "0.4", "tts.speakerBoost": "off", "speech.schedule": "fast", "speech.language": "de",
            "stt.commit": "vad", "stt.times": "off",
        ])
        let speech = settings.elevenLabsSpeech
        #expect(speech.voice == "anna")
        #expect(speech.format.sampleRate == 8000)
        #expect(speech.socket == .single)
        #expect(speech.form == .theirs)
        #expect(speech.isAutomatic && !speech.syncsAlignment)
        #expect(speech.stall == .milliseconds(700))
        #expect(speech.voiceSettings?.stability == 0.4)
        #expect(speech.voiceSettings?.useSpeakerBoost == false)
        #expect(speech.schedule == [50])
        #expect(speech.language == "de")
        #expect(settings.elevenLabsTranscription.commit == .vad)
        #expect(!settings.elevenLabsTranscription.includesTimes)
        let named = speech.named(try VendorModel("joe@ws://b:2", schemes: ["wss", "ws"], example: "x"))
        #expect(named.voice == "joe")
        #expect(named.base == "ws://b:2")
        #expect(try self.settings([:]).elevenLabsSpeech.voiceSettings == nil)
    }

    @Test(
        "ElevenLabs' values that are not allowed are refused with what is",
        arguments: [
            ("tts.format", "mp3_44100_128", "pcm_24000"), ("tts.socket", "both", "multi"), ("stt.commit", "x", "vad"),
        ])
    func elevenLabsRefused(key: String, value: String, allowed: String) throws {
        #expect { try self.settings([key: value]) } throws: { "\($0)".contains(key) && "\($0)".contains(allowed) }
    }

    @Test("a schedule is a mode, or follows the pace of replies within a budget")
    func schedule() throws {
        let fixed = try self.settings(["speech.schedule": "60,70", "speech.flush": "on"]).agent
        #expect(fixed.speech.mode == .schedule(try ChunkSchedule([60, 70])))
        #expect(fixed.speech.flushesSentences && fixed.scheduleBudget == nil)
        let automatic = try self.settings(["speech.schedule": "auto", "speech.gapBudget": "40"]).agent
        #expect(
            automatic.scheduleBudget == ScheduleBudget(firstAudio: .milliseconds(500), gap: .milliseconds(40)))
        #expect(automatic.speech == Agent.standardSpeech)
        #expect { try self.settings(["speech.schedule": "quick"]) } throws: { "\($0)".contains("auto") }
    }

    @Test("what a bench's figures depend on holds when text is handed to the synthesizer")
    func conditions() throws {
        let conditions = try self.settings(["speech.schedule": "fast", "speech.flush": "on"]).conditions
        #expect(conditions["speech.schedule"] == "fast" && conditions["speech.flush"] == "on")
        #expect(try self.settings(["speech.gapBudget": "40"]).conditions["speech.gapBudget"] == "40")
    }

    @Test("a value reaches its place")
    func values() throws {
        let settings = try self.settings([
            "prompt": "Be brief.", "greeting": "Hello!", "turn.bargeIn": "350", "turn.leastSilence": "120.5",
            "llm.temperature": "0.7", "voice.speed": "1.25", "engines.llm": "scripted",
        ])
        #expect(settings.agent.prompt == "Be brief.")
        #expect(settings.agent.greeting == "Hello!")
        #expect(settings.agent.bargeIn == .milliseconds(350))
        #expect(settings.agent.turns.endpointing.least == .microseconds(120_500))
        #expect(settings.agent.generation.temperature == 0.7)
        #expect(settings.voiceSpeed == 1.25)
        #expect(settings.languageModel == [.scripted])
    }

    @Test(
        "a bad value names the key, the value and what is allowed",
        arguments: [
            (
                "turn.bargeIn", "soon",
                "turn.bargeIn: \"soon\" is not allowed; use a number from 50 to 5000 milliseconds"
            ),
            ("turn.bargeIn", "10", "turn.bargeIn: \"10\" is not allowed; use a number from 50 to 5000 milliseconds"),
            ("llm.tokenLimit", "2.5", "llm.tokenLimit: \"2.5\" is not allowed; use a whole number from 1 to 1024"),
            ("voice.speed", "nan", "voice.speed: \"nan\" is not allowed; use a number from 0.5 to 2"),
            ("engines.stt", "openai:gpt", "engines.stt: openai:gpt is no recognizer"),
            (
                "engines.llm", "local,openai",
                "engines.llm: \"local,openai\" is not allowed: openai needs a model, as in openai:gpt-4.1-mini"
            ),
        ])
    func badValue(key: String, value: String, message: String) {
        #expect(throws: SettingsError.self) { try self.settings([key: value]) }
        do {
            _ = try self.settings([key: value])
        } catch {
            #expect("\(error)" == message)
        }
    }
}
